import { readDocument } from '../formats/read-document.ts';
import { isUrl } from '../formats/url/is-url.ts';
import type { Endpoint } from '../formats/model/endpoint.ts';
import {
  BadCall,
  BadInput,
  type Finding,
  parsePartialDate,
  type PartialDate,
} from '../model/index.ts';
import { ACTORS, type Reading } from '../reading/index.ts';
import {
  type Neutral,
  neutralOf,
  type NeutralClaim,
  type NeutralEvent,
} from '../reading/neutral.ts';
import type { Document } from './intake.ts';
import { readWith } from './model-reading.ts';
import { unfold } from './unfold.ts';

/** What several articles claim, in the neutral schema, with the sentence of each claim. */
export interface FilesRead {
  readonly schema: Neutral['schema'];
  readonly claims: readonly (NeutralClaim & { readonly quote: string })[];
  readonly events: readonly (NeutralEvent & { readonly quote: string })[];
  /** What a model's claims lacked; present only when one was asked. */
  readonly findings?: readonly Finding[];
}

/** Reads articles, text or HTML, and the entries of feeds, without recording anything. */
export async function readFiles(
  files: readonly string[],
  { published, model }: { readonly published?: string; readonly model?: Endpoint } = {},
): Promise<FilesRead> {
  const date = published === undefined ? undefined : parsePartialDate(published);
  if (published !== undefined && !date)
    throw new BadCall(
      `"${published}" is not a date for --published: write 2019, 2019-06 or 2019-06-11.`,
    );
  const read: FilesRead[] = [];
  for (const file of files) {
    const { documents } = await unfold({
      ...(await readDocument(file)),
      ...(date && { published: date }),
      ...(model && { model }),
    });
    for (const document of documents) read.push(await readOne(document));
  }
  return {
    schema: 'crosshold-neutral-claims/1',
    claims: read.flatMap(({ claims }) => claims),
    events: read.flatMap(({ events }) => events),
    ...(model && { findings: read.flatMap(({ findings }) => findings ?? []) }),
  };
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
    findings: reading.findings,
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

/** The same for a terminal: claim, how it is said, and the sentence. */
export function readingText(read: FilesRead): string {
  const lines = [...read.claims.map(claimLines), ...read.events.map(eventLines)];
  return lines.length === 0 ? 'Nothing is claimed.\n' : `${lines.join('\n\n')}\n`;
}

function claimLines(claim: FilesRead['claims'][number]): string {
  const slots = Object.entries(claim.slots)
    .filter(([, value]) => value !== null)
    .map(([slot, value]) => `${slot} ${Array.isArray(value) ? value.join(', ') : String(value)}`);
  return `${claim.doc}: ${claim.type} (${claim.modality}, ${claim.confidence})\n  ${slots.join(' · ')}\n  “${oneLine(claim.quote)}”`;
}

function eventLines(event: FilesRead['events'][number]): string {
  const target = event.target === null ? '' : ` → ${event.target}`;
  return `${event.doc}: event ${event.code} (${event.modality})\n  ${event.source}${target}\n  “${oneLine(event.quote)}”`;
}

function oneLine(quote: string): string {
  return quote.replace(/\s+/g, ' ');
}
