import { BadInput, parsePartialDate, type PartialDate } from '../model/index.ts';

/** An article out of a web page: the reading view that quotes point into. */
export interface HtmlArticle {
  readonly text: string;
  readonly title?: string;
  readonly published?: PartialDate;
}

/** Elements that begin a new line of the reading view. */
const BLOCKS: ReadonlySet<string> = new Set(
  'P DIV LI UL OL H1 H2 H3 H4 H5 H6 BLOCKQUOTE PRE TR TABLE SECTION ARTICLE HEADER FOOTER FIGURE FIGCAPTION DT DD BR HR'.split(
    ' ',
  ),
);
const DATES = [
  'meta[property="article:published_time"]',
  'meta[name="date"]',
  'meta[name="pubdate"]',
  'meta[itemprop="datePublished"]',
  'time[datetime]',
];

interface TreeNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<TreeNode>;
}

/**
 * Extracts the article of a web page as plain text: text nodes only, one line per block, the title
 * first. Scripts, styles and the page around the article are left out; nothing is executed.
 */
export async function readHtmlArticle(html: string): Promise<HtmlArticle> {
  const [{ parseHTML }, { Readability }] = await Promise.all([
    import('linkedom'),
    import('@mozilla/readability'),
  ]);
  const { document } = parseHTML(html);
  const published = publishedIn(document);
  const plainTitle = document.title.trim();
  const article = attempt(() => new Readability(document).parse());
  const content = article?.content ?? undefined;
  const body =
    content === undefined
      ? undefined
      : parseHTML(`<!doctype html><html><body>${content}</body></html>`).document.body;
  const lines = body ? linesOf(body as unknown as TreeNode) : [];
  const title = (article?.title ?? plainTitle).trim();
  const text = [...(title !== '' && lines[0] !== title ? [title] : []), ...lines].join('\n\n');
  if (lines.length === 0) throw new BadInput([EMPTY]);
  return { text, ...(title !== '' && { title }), ...(published && { published }) };
}

/** The extractor falls over trees that no browser would make; such a page holds no article. */
function attempt<T>(extract: () => T): T | undefined {
  try {
    return extract();
  } catch {
    return undefined;
  }
}

const EMPTY = {
  code: 'no-article',
  severity: 'error',
  says: 'The page holds no article text.',
  try: 'Save the page with its text, or paste the article into a text file.',
} as const;

function linesOf(root: TreeNode): string[] {
  const lines: string[] = [];
  let open = '';
  const close = () => {
    const line = open.replace(/\s+/g, ' ').trim();
    if (line !== '') lines.push(line);
    open = '';
  };
  const walk: { readonly node: TreeNode; readonly leaves: boolean }[] = [
    { node: root, leaves: false },
  ];
  for (let step = walk.pop(); step; step = walk.pop()) {
    const { node, leaves } = step;
    const isBlock = BLOCKS.has(node.nodeName.toUpperCase());
    if (leaves || isBlock) close();
    if (leaves) continue;
    if (node.nodeType === 3) open += node.textContent ?? '';
    if (node.nodeType !== 1) continue;
    if (isBlock) walk.push({ node, leaves: true });
    walk.push(...[...node.childNodes].reverse().map((child) => ({ node: child, leaves: false })));
  }
  close();
  return lines;
}

interface Queried {
  querySelector(selector: string): { getAttribute(name: string): string | null } | null;
}

function publishedIn(document: Queried): PartialDate | undefined {
  for (const selector of DATES) {
    const found = document.querySelector(selector);
    const text = found?.getAttribute('content') ?? found?.getAttribute('datetime');
    const date = text ? parsePartialDate(text.slice(0, 10)) : undefined;
    if (date) return date;
  }
  return undefined;
}
