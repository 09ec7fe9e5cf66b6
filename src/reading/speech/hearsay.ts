import type { HearsayClaim } from '../../evidence/index.ts';
import type { Mention } from '../mentions/mention.ts';
import { isOutlet } from './outlet.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import type { ReadClaim } from '../reading.ts';
import { speakerOf } from './speaker.ts';
import { words } from '../words/set.ts';

/** The outlets that a text names as where its news came from, each once, with whom they cite. */
export function findHearsay(page: Page): ReadClaim<HearsayClaim>[] {
  const seen = new Set<string>();
  return page.inSentence
    .filter(({ sentence }) => sentence.kind === 'body')
    .flatMap((parts) =>
      parts.mentions
        .filter((mention) => isOutlet(page, mention))
        .flatMap((mention) => linkOf(page, parts, mention) ?? []),
    )
    .filter(({ claim }) => !seen.has(claim.outlet) && seen.add(claim.outlet));
}

const TELLS = words(
  'report reports reported reporting write writes wrote say says said claim claims claimed reveal reveals revealed add adds added tell tells told publish publishes published quote quotes quoted cite cites cited hear hears heard break broke learn learns learned understands carried put',
);
const ADVERBS = words('has had also first earlier since then later already have was');
const CITES = words('citing quoting cites cited quoted quotes');
const REACH = 12;

function linkOf(
  page: Page,
  parts: SentenceParts,
  mention: Mention,
): ReadClaim<HearsayClaim> | undefined {
  const told = toldTo(page, parts, mention);
  if (!told && !isTelling(page, parts, mention)) return undefined;
  const cites = told?.by ?? citedBy(page, parts, mention);
  return {
    claim: {
      type: 'hearsay',
      outlet: mention.actor.name,
      ...(cites !== undefined && { cites }),
    },
    circumstance: { modality: 'reported' },
    start: parts.sentence.start,
    end: parts.sentence.end,
    coreferences: [],
    band: 'accept',
    score: 0.5,
  };
}

/** "two officials told the Lake Zone Herald", "in an interview with Le Monde". */
function toldTo(
  page: Page,
  parts: SentenceParts,
  mention: Mention,
): { readonly by?: string } | undefined {
  const before = lowerWords(page, {
    from: Math.max(parts.sentence.from, mention.from - 5),
    to: mention.from,
  });
  const verb = before.findLastIndex((word) => ['told', 'tells', 'tell', 'telling'].includes(word));
  if (verb !== -1) {
    const by = speakerOf(page, parts, mention.from - before.length + verb)?.name;
    return by === undefined ? {} : { by };
  }
  return before.includes('interview') ? {} : undefined;
}

/** "according to the Nikkei", "a report in La Gazette", "Reuters had reported", "Dagens Kurs, quoting …, wrote". */
function isTelling(page: Page, parts: SentenceParts, mention: Mention): boolean {
  const before = lowerWords(page, {
    from: Math.max(parts.sentence.from, mention.from - 5),
    to: mention.from,
  });
  if (before.includes('according') || before.includes('report') || before.includes('reports'))
    return true;
  const after = lowerWords(page, {
    from: mention.to,
    to: Math.min(parts.sentence.to, mention.to + REACH),
  });
  if (after.some((word, at) => at <= 1 && CITES.has(word))) return true;
  let at = after[0] === "'s" ? 1 : 0;
  while (ADVERBS.has(after[at] ?? '') || OUTLETS.has(after[at] ?? '')) at += 1;
  if (TELLS.has(after[at] ?? '')) return true;
  const inverted =
    parts.mentions.length > 0 && TELLS.has(before.at(-1) ?? '') && before.at(-2) === ',';
  if (
    inverted ||
    before.slice(-2).some((word) => TELLS.has(word) && page.tokens[mention.to]?.text === '.')
  )
    return true;
  if (after[at] !== ',') return false;
  const close = after.indexOf(',', at + 1);
  return close !== -1 && TELLS.has(after[close + 1] ?? '');
}

const OUTLETS = words('newspaper paper daily weekly magazine agency website site blog portal');

/** "citing two people in the room", "which did not name its sources": whom the outlet has it from. */
function citedBy(page: Page, parts: SentenceParts, mention: Mention): string | undefined {
  const to = Math.min(parts.sentence.to, mention.to + REACH);
  const after = lowerWords(page, { from: mention.to, to });
  const verb = after.findIndex((word) => CITES.has(word));
  if (verb === -1)
    return after.some((word, at) => word === 'sources' && after.slice(0, at).includes('not'))
      ? 'unnamed sources'
      : undefined;
  const first = mention.to + verb + 1;
  let last = first;
  while (last < Math.min(parts.sentence.to, first + REACH) && page.tokens[last]?.kind === 'word')
    last += 1;
  const end = page.tokens[last - 1];
  return last > first && end ? page.text.slice(page.tokens[first]?.start, end.end) : undefined;
}
