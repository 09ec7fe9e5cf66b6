import { readDocument } from '../formats/read-document.ts';
import { isUrl } from '../formats/url/is-url.ts';
import type { Endpoint } from '../formats/model/endpoint.ts';
import { BadCall, BadInput, parsePartialDate, type PartialDate } from '../model/index.ts';
import { ACTORS, type Reading } from '../reading/index.ts';
import { neutralOf } from '../reading/neutral.ts';
import { type FilesRead, together } from './files-read.ts';
import type { Document } from './intake.ts';
import { readWith } from './model-reading.ts';
import { unfold } from './unfold.ts';

/** How articles are read. */
export interface ReadFilesOptions {
  /** When they were published, as somebody wrote it. */
  readonly published?: string;
  readonly model?: Endpoint;
}

/** Reads articles, text or HTML, and the entries of feeds, without recording anything. */
export async function readFiles(
  files: readonly string[],
  options: ReadFilesOptions = {},
): Promise<FilesRead> {
  const read: FilesRead[] = [];
  for (const file of files) read.push(await readFile(file, options));
  return together(read);
}

/** Reads one article, or all entries of a feed. */
export async function readFile(
  file: string,
  { published, model }: ReadFilesOptions,
): Promise<FilesRead> {
  const date = dateOf(published);
  const { documents } = await unfold({
    ...(await readDocument(file)),
    ...(date && { published: date }),
    ...(model && { model }),
  });
  const read: FilesRead[] = [];
  for (const document of documents) read.push(await readOne(document));
  return together(read);
}

function dateOf(published: string | undefined): PartialDate | undefined {
  const date = published === undefined ? undefined : parsePartialDate(published);
  if (published !== undefined && !date)
    throw new BadCall(
      `"${published}" is not a date for --published: write 2019, 2019-06 or 2019-06-11.`,
    );
  return date;
}

async function readOne(document: Document): Promise<FilesRead> {
  const name = isUrl(document.name)
    ? document.name
    : document.name.replace(/\.(?:txt|html?|md)$/i, '');
  const article = await articleOf(document);
  const date = document.published ?? article.published;
  const reading: Reading = await readWith(document.model, article.text, {
    actors: ACTORS,
    name,
    ...(date && { published: date }),
  });
  const neutral = neutralOf({
    ...reading,
    claims: reading.claims.filter(({ band }) => band !== 'drop'),
  });
  const quoted = <
    T extends { readonly evidence: { readonly start: number; readonly end: number } },
  >(
    claim: T,
  ) => ({
    ...claim,
    quote: article.text.slice(claim.evidence.start, claim.evidence.end),
  });
  return {
    schema: neutral.schema,
    claims: neutral.claims.map(quoted),
    events: neutral.events.map(quoted),
    ...(document.model && { findings: reading.findings }),
  };
}

async function articleOf({
  name,
  bytes,
}: Document): Promise<{ readonly text: string; readonly published?: PartialDate }> {
  const [{ decodeText }, { recognise }] = await Promise.all([
    import('../formats/decode-text.ts'),
    import('../formats/recognise.ts'),
  ]);
  const decoded = decodeText(bytes, name);
  if ('findings' in decoded) throw new BadInput(decoded.findings);
  if (recognise(decoded.text) !== 'html') return { text: decoded.text };
  const { readHtmlArticle } = await import('../formats/html-article.ts');
  return readHtmlArticle(decoded.text);
}
