import { dealStatus } from './status.ts';
import type { Modality } from '../../model/index.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { words } from '../words/set.ts';

/** The words of a stretch as those of a status: "in May" is a month, and no doubt. */
export function statusWords(
  page: Page,
  span: { readonly from: number; readonly to: number },
): string[] {
  return lowerWords(page, span).map((word, at) =>
    word === 'may' && page.tokens[span.from + at]?.text === 'May' ? '' : word,
  );
}

/** How far a deal has come, and how sure the text is of it. */
interface Stage {
  readonly status: string;
  readonly modality: Modality;
}

const STAGES: readonly (readonly [forms: string, stage: Stage])[] = [
  [
    'agree agrees agreed agreement agreements accord contract deal intent',
    { status: 'agreed', modality: 'planned' },
  ],
  [
    'plan plans planned planning intend intends intended aim aims aimed want wants wanted seek seeks seeking sought propose proposes proposed hope hopes expected expects due set decided prepares preparing ready trying tries tried attempting attempts attempted',
    { status: 'planned', modality: 'planned' },
  ],
  ['like wish wishes wished', { status: 'considered', modality: 'hypothetical' }],
  ['offer offers offered offering bid', { status: 'proposed', modality: 'planned' }],
  ['ordered orders forced obliged required', { status: 'planned', modality: 'planned' }],
  ['failed fail fails', { status: 'failed', modality: 'asserted' }],
  ['refused refuses declined declines', { status: 'rejected', modality: 'asserted' }],
];
const BY_WORD: ReadonlyMap<string, Stage> = new Map(
  STAGES.flatMap(([forms, stage]) => forms.split(' ').map((word) => [word, stage] as const)),
);
/** Words between what governs an infinitive and its "to": "agreed in principle to". */
const REACH = 9;

/** The stage of a deal whose verb is an infinitive: "agreed to buy", "reached agreement with X to acquire", "be acquired". */
export function governedBy(page: Page, parts: SentenceParts, at: number): Stage | undefined {
  const { tokens } = page;
  if (isDenied(page, parts, at)) return DENIED;
  const weighed = [1, 2, 3].some((step) => WEIGHS.of(tokens[at - step]));
  if (weighed) return { status: 'considered', modality: 'hypothetical' };
  const verb = tokens[at - 1]?.lower === 'be' ? at - 1 : at;
  if (tokens[verb - 1]?.lower !== 'to') return undefined;
  const least = Math.max(parts.sentence.from, verb - REACH);
  for (let place = verb - 2; place >= least; place -= 1) {
    const word = tokens[place]?.lower ?? '';
    const stage = BY_WORD.get(word);
    if (stage) return isOff(page, place) ? OFF : isNone(page, place) ? DENIED : stage;
    if (word === ';' || word === ':' || word === 'said') return undefined;
  }
  return undefined;
}

/** "is considering the sale of", "is mulling buying". */
const WEIGHS = words(
  'considering considers consider mulling mulls exploring explores weighing weighs studying studies pondering contemplating',
);

const DENIED: Stage = { status: 'denied', modality: 'denied' };

/** "has no plans to sell", "does not want to sell". */
function isNone(page: Page, at: number): boolean {
  return [1, 2].some((step) => NONE.of(page.tokens[at - step]));
}

const NONE = words("no not n't never neither");
const OFF: Stage = { status: 'withdrawn', modality: 'asserted' };
const ENDS = words(
  'terminated terminates cancelled canceled ended scrapped abandoned rescinded broke dropped shelved',
);

/** "terminated its agreement to be acquired". */
function isOff(page: Page, at: number): boolean {
  return [1, 2, 3].some((step) => ENDS.of(page.tokens[at - step]));
}

const DENIES: ReadonlySet<string> = new Set('denied denies deny denying'.split(' '));
const DENIED_REACH = 6;

/** "has denied it is selling": what is said not to be so. */
function isDenied(page: Page, parts: SentenceParts, at: number): boolean {
  const least = Math.max(parts.sentence.from, at - DENIED_REACH);
  for (let place = at - 1; place >= least; place -= 1) {
    const { lower, kind } = page.tokens[place] as Page['tokens'][number];
    if (kind === 'mark' && lower !== '-') return false;
    if (DENIES.has(lower)) return true;
  }
  return false;
}

/** A bid is done when it has been accepted, and a merger when words say so; until then they are proposed. */
export function stageOf(kind: string, words: readonly string[]): string {
  const status = dealStatus(words);
  if (status !== 'completed' || words.some((word) => DONE.has(word))) return status;
  return kind === 'takeover_bid' || kind === 'merger' ? 'proposed' : status;
}

/** "a possible merger", "may merge": a deal that nobody is said to weigh is only a thought. */
export function isIdle(kind: string, status: string, words: readonly string[]): boolean {
  if (status === 'considered') return !words.some((word) => WEIGHS.has(word));
  return kind === 'merger' && status === 'proposed' && !words.some((word) => PROPOSES.test(word));
}

const PROPOSES = /^(?:propos|offer|suggest|approach)/;

const DONE: ReadonlySet<string> = new Set(
  'completed completes completion succeeded successful accepted won closed merged'.split(' '),
);

/** The status that the words around a trade give it, as far as its modality agrees. */
export function statusOf(modality: Modality, words: readonly string[]): string {
  const said = dealStatus(words);
  if (modality === 'asserted' && (said === 'planned' || said === 'considered' || said === 'agreed'))
    return 'completed';
  return modality === 'planned' && said === 'completed' ? 'planned' : said;
}

const MODALITIES: Readonly<Record<string, Modality>> = {
  agreed: 'planned',
  planned: 'planned',
  considered: 'hypothetical',
  talks: 'asserted',
  denied: 'denied',
  proposed: 'asserted',
};
const HEARSAY: ReadonlySet<string> = new Set(['reportedly', 'sources', 'rumoured', 'allegedly']);

/** Deals that are done when they are agreed. */
const DONE_BY_WORD: ReadonlySet<string> = new Set(['joint_venture', 'settlement']);

/** How sure the text is of a deal that words tell, by its kind and status. */
export function modalityFor(
  { kind, status }: { readonly kind: string; readonly status: string },
  words: readonly string[],
): Modality {
  const isDone = status === 'agreed' && DONE_BY_WORD.has(kind);
  const own = isDone ? 'asserted' : (MODALITIES[status] ?? 'asserted');
  return own === 'asserted' && words.some((word) => HEARSAY.has(word)) ? 'reported' : own;
}

/** "the merger", "the failed FCA merger": one that the reader knows of already. */
export function isDefinite(words: readonly string[], at: number): boolean {
  return words.slice(Math.max(0, at - 3), at).includes('the');
}
