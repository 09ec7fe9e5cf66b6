const STYLE = `body{max-width:960px;margin:40px auto;padding:0 24px;font:15px/1.55 system-ui,sans-serif;color:#17212b}
h2{margin-top:48px}table{border-collapse:collapse;width:100%;font-size:14px}th,td{text-align:left;padding:6px 16px 6px 0;border-bottom:1px solid #dde3ea;vertical-align:top}
th,.quiet{color:#5b6774;font-weight:400}
.number{text-align:right;font-variant-numeric:tabular-nums}figure{margin:24px 0;overflow-x:auto}figure svg{max-width:100%;height:auto}@media print{tr,li{break-inside:avoid}}`;

interface Kept {
  readonly name: string;
  /** The structure chart, as the server drew and escaped it. */
  readonly svg: string;
}

/** Keeps a rendered article as one file without scripts, which loads nothing from anywhere. */
export function savePage(article: string, { name, svg }: Kept): void {
  const page = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${name}</title><style>${STYLE}</style></head><body>`,
    article.replace('</h1>', `</h1><figure>${svg}</figure>`),
    '</body></html>',
  ].join('\n');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([page], { type: 'text/html' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
