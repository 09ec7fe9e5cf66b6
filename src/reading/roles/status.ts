import type { Clause } from '../clause.ts';
import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { PhraseIndex } from '../phrases.ts';
import type { Post } from './draft.ts';

const FORMER: ReadonlySet<string> = new Set(
  'former ex then formerly late once onetime erstwhile previous previously earlier hitherto'.split(
    ' ',
  ),
);
const ACTING: ReadonlySet<string> = new Set(['acting', 'interim', 'temporary', 'caretaker']);
const COMING: ReadonlySet<string> = new Set(['new', 'incoming', 'designate', 'next']);

/** "fired chief executive X", "its ousted chairman": what took the post away. */
const OUSTS: ReadonlyMap<string, string> = new Map([
  ...'ousted ousts fired fires sacked sacks dismissed dismisses removed removes ousting firing'
    .split(' ')
    .map((word) => [word, 'ousted'] as const),
  ['suspended', 'suspended'],
  ['departing', 'departed'],
  ['outgoing', 'departed'],
]);

/** What is said of somebody's post, by the words that say it; earlier entries go first. */
const CHANGES = new PhraseIndex<string>([
  ...said(
    'ousted',
    'ousted ousting fired sacked dismissed removed toppled dismissal ouster sacking|lost his job|lost her job|lost his post|lost her post|thrown out|voted off|voted out|forced out|lost his seat|lost her seat|lost their seats|out go|out goes|was pushed out',
  ),
  ...said('suspended', 'suspended'),
  ...said('resigned', 'resigned resigns quit quits resignation resign|tendered his|tendered her'),
  ...said(
    'departed',
    'left retired retires retire departed leaves leave departure depart|stood down|stands down|stand down|standing down|gives up|gave up|given up|steps down|stepped down|stepping down|step down|goes at once|goes immediately|made way|makes way|will go|is to go|bows out|bowed out',
  ),
  ...said(
    'appointed',
    'named appointed elected became becomes become succeeded succeeds replaced replaces joined joins promoted promoting nominated proposed proposes reappointed hired tapped chosen picked appointment nomination promotion|take over|takes over|took over|takes up|took up|take his|take her|takes his|takes her|took the|assumes the|assumed the|a new term|second term|third term|another term|was made|will be the new',
  ),
  ...said('acting', '|fills in|filling in|stands in|sits temporarily'),
]);

function said(status: string, list: string): (readonly [string, string])[] {
  const [single = '', ...phrases] = list.split('|');
  return [...single.split(' ').filter(Boolean), ...phrases].map((phrase) => [phrase, status]);
}

/** The change that words tell: `ousted`, `suspended`, `resigned`, `departed`, `appointed`, `acting`. */
export function changeIn(words: readonly string[]): string | undefined {
  return CHANGES.first(words)?.value;
}

/** The clause's own verb after its subject: "X, who was a director, has left Renault". */
export function departureBy(page: Page, parts: SentenceParts, person: Mention): string | undefined {
  return parts.clauses
    .filter((one) => one.subject?.actor === person.actor && one.verbs.length > 0)
    .map((clause) => {
      const verb = clause.verbs[0] as Clause['verbs'][number];
      return changeIn(lowerWords(page, { from: verb.from, to: Math.min(clause.to, verb.to + 2) }));
    })
    .find((change) => change !== undefined && change !== 'appointed' && change !== 'acting');
}

/** What stands right before a post or name: `former`, `acting` or `appointed` (new). */
export function statusBefore(page: Page, parts: SentenceParts, post: Post): string | undefined {
  const from = Math.max(parts.sentence.from, post.from - 5);
  const words = lowerWords(page, { from, to: post.from });
  const stop = words.findLastIndex((word) => [',', ';', '(', 'and'].includes(word));
  const near = words.slice(stop + 1);
  if (/ (?:designate|elect)$/.test(post.post)) return 'appointed';
  if (near.some((word) => FORMER.has(word))) return 'former';
  const change = near.map((word) => OUSTS.get(word)).find((one) => one !== undefined);
  if (change !== undefined) return change;
  if (near.some((word) => ACTING.has(word))) return 'acting';
  return near.some((word) => COMING.has(word)) ? 'appointed' : undefined;
}

/**
 * What is said right after somebody whose post stands beside the name: a departure, or nothing.
 * "Chairman X took over Y" says nothing of the post, so arrivals do not count here.
 */
export function departureOf(page: Page, parts: SentenceParts, after: number): string | undefined {
  const words = lowerWords(page, { from: after, to: Math.min(parts.sentence.to, after + 6) });
  const start = words.findIndex((word) => !SKIPPED.has(word));
  const next = start === -1 ? [] : words.slice(start, start + 3);
  if (next[0] === 'leaving' || next[0] === 'retiring') return 'departed';
  const change = next[0] === '(' ? undefined : changeIn(next);
  return change === 'appointed' || change === 'acting' ? undefined : change;
}

const SKIPPED: ReadonlySet<string> = new Set([
  ',',
  'who',
  'has',
  'have',
  'had',
  'will',
  'also',
  'then',
  'is',
  'was',
  'to',
  'himself',
  'herself',
]);

/** Statuses of somebody who just left, or was made to. */
export const LEFT: ReadonlySet<string> = new Set(['departed', 'resigned', 'ousted', 'suspended']);
