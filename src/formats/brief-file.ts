import { BadCall, type Finding } from '../model/index.ts';
import type { BriefAnswer } from './brief.ts';

/** The forms that a brief can be kept in, by the end of its file's name. */
export const BRIEF_FORMS = ['html', 'md', 'pdf'] as const;
export type BriefForm = (typeof BRIEF_FORMS)[number];

export interface BriefFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly findings: readonly Finding[];
}

/** A brief in one of its forms: the same bytes from the terminal, over HTTP and on the page. */
export async function briefFile(answer: BriefAnswer, form: BriefForm): Promise<BriefFile> {
  if (form === 'pdf') {
    const { briefPdf } = await import('./brief-pdf.ts');
    return { ...(await briefPdf(answer)), type: 'application/pdf' };
  }
  const isPage = form === 'html';
  const text = isPage
    ? (await import('./brief-html.ts')).briefHtml(answer)
    : (await import('./brief-markdown.ts')).briefMarkdown(answer);
  const type = `text/${isPage ? 'html' : 'markdown'}; charset=utf-8`;
  return { bytes: new TextEncoder().encode(text), type, findings: [] };
}

/** The form that the name of a file asks for. */
export function briefFormOf(file: string): BriefForm {
  const end = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase();
  const form = BRIEF_FORMS.find((one) => one === (end === 'htm' ? 'html' : end));
  if (!form)
    throw new BadCall(
      `"${file}" is no file that a brief can be written to: it ends in .html, .md or .pdf.`,
    );
  return form;
}
