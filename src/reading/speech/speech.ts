import { gathered } from '../gathered.ts';
import type { SpeechClaim } from '../../evidence/index.ts';
import type { Modality } from '../../model/index.ts';
import { clauseAt, lowerWords, type Page, type SentenceParts } from '../page.ts';
import type { ReadClaim } from '../reading.ts';
import { type Speaker, speakerAccordingTo, speakerOf } from './speaker.ts';
import { coreferences } from '../stakes/stakes.ts';
import {
  type SpeechClass,
  speechClass,
  UNNAMED,
  words,
  SPEECH_FORMS,
  WordSet,
} from '../words/index.ts';
import { BE } from '../words/grammar.ts';

/** What people and companies are told to have said, one claim per speaker and sentence. */
export function findSpeech(page: Page): ReadClaim<SpeechClaim>[] {
  const body = page.inSentence.filter(({ sentence }) => sentence.kind === 'body');
  return gathered(body, (parts) => speechIn(page, parts));
}

interface Act {
  readonly at: number;
  readonly kind: SpeechClass;
  readonly speaker: Speaker;
}

function speechIn(page: Page, parts: SentenceParts): ReadClaim<SpeechClaim>[] {
  const quote = quoteIn(page, parts);
  const seen = new Set<string>();
  const found: ReadClaim<SpeechClaim>[] = [];
  for (let at = parts.sentence.from; at < parts.sentence.to; at += 1) {
    const act = actAt(page, parts, at, quote);
    if (!act || seen.has(act.speaker.name)) continue;
    if (found.length > 0 && act.speaker.mention?.form === 'pronoun') continue;
    seen.add(act.speaker.name);
    found.push(claimOf(page, parts, act, found.length === 0 ? quote : undefined));
  }
  return found;
}

function actAt(
  page: Page,
  parts: SentenceParts,
  at: number,
  quote: Quote | undefined,
): Act | undefined {
  const token = page.tokens[at] as Page['tokens'][number];
  if (!ACTS.of(token)) return undefined;
  const { lower } = token;
  if (quote && at > quote.from && at < quote.to) return undefined;
  if (lower === 'according' && page.tokens[at + 1]?.lower === 'to') {
    const speaker = speakerAccordingTo(page, parts, at + 2);
    return speaker && { at, kind: 'tell', speaker };
  }
  const isSilence =
    lower === 'had' &&
    /^no comment$/.test(lowerWords(page, { from: at + 1, to: at + 3 }).join(' '));
  const kind = isSilence ? 'promise' : (refusal(page, at) ?? speechClass(lower));
  if (!kind || !isSaid(page, at, kind, quote)) return undefined;
  const speaker = lower.endsWith('ing')
    ? clauseSpeaker(page, parts, at)
    : speakerOf(page, parts, at);
  return speaker && { at, kind, speaker };
}

/** Words at which somebody may speak: see `actAt` and `refusal`. */
const ACTS = new WordSet([
  ...SPEECH_FORMS.keys(),
  'according',
  'had',
  'rejects',
  'rejected',
  'dismissed',
]);

/** "rejects the claim", "rejects this": a denial. */
function refusal(page: Page, at: number): SpeechClass | undefined {
  if (!/^(?:reject|dismiss)(?:s|ed)$/.test(page.tokens[at]?.lower ?? '')) return undefined;
  const after = lowerWords(page, { from: at + 1, to: at + 5 });
  return after.some((word) => CHARGES.has(word)) ? 'deny' : undefined;
}

const CHARGES: ReadonlySet<string> = new Set(
  'this claim claims allegation allegations accusation accusations charge charges criticism report reports rumour rumours'.split(
    ' ',
  ),
);

/** "…, calling the move unfair", "by saying that": whoever the clause is about. */
function clauseSpeaker(page: Page, parts: SentenceParts, at: number): Speaker | undefined {
  const subject = (clauseAt(parts, at - 2) ?? clauseAt(parts, at))?.subject;
  return (
    subject && { name: subject.actor.name, mention: subject, from: subject.from, to: subject.to }
  );
}

/** Whether the form speaks here: a noun ("its call", "the claim") or "declined by 3 percent" does not. */
function isSaid(page: Page, at: number, kind: SpeechClass, quote: Quote | undefined): boolean {
  const { lower } = page.tokens[at] as Page['tokens'][number];
  const before = page.tokens[at - 1]?.lower ?? '';
  const after = page.tokens[at + 1]?.lower ?? '';
  if (
    ['the', 'a', 'an', 'its', 'their', 'his', 'her', 'of', 'no', 'to', 'any', '-'].includes(before)
  )
    return false;
  if (BE.has(before) || before === 'not' || before === 'than') return false;
  if (kind === 'quote') return quote !== undefined && !lower.endsWith('ing');
  if (kind === 'silent') return after === 'to' && SILENT.of(page.tokens[at + 2]);
  if (after === 'yes' || after === 'no') return false;
  if (lower.endsWith('ing') && before !== ',' && before !== 'by') return false;
  if (lower.startsWith('call')) return isJudged(page, at, quote);
  if (lower.startsWith('consider')) return isWeighed(page, at);
  if (/^(?:hop|suggest|thi?n|thought|believ)/.test(lower) && NO_CONTENT.test(after)) return false;
  return true;
}

const SILENT = words('comment say answer discuss confirm');
/** "hopes for", "suggested turning", "than it thought.": no words follow. */
const NO_CONTENT = /^(?:for|of|about|to|[.,;]|\p{L}+ing)$/u;

/** "considers the offer to be fair", and not "is considering a sale": whoever weighs a deal says nothing. */
function isWeighed(page: Page, at: number): boolean {
  return / (?:to be|as) /.test(` ${lowerWords(page, { from: at + 1, to: at + 8 }).join(' ')} `);
}

/** "called the move unfriendly", and not "called a meeting", "called off", "can call the rest". */
function isJudged(page: Page, at: number, quote: Quote | undefined): boolean {
  if (quote && quote.from > at && quote.from - at <= 6) return true;
  const after = lowerWords(page, { from: at + 1, to: at + 6 });
  if (['off', 'for', 'on', 'up', 'in', 'a', 'an'].includes(after[0] ?? '')) return false;
  const object = after[0] === 'it' || after[0] === 'this' || after[0] === 'that' ? 1 : 2;
  const rest = after.slice(object).filter((word) => /^\p{L}/u.test(word));
  return rest.length > 0 && !MODALS.of(page.tokens[at - 1]);
}

const MODALS = words('can may could will would must might to');

/** Quoted words of a sentence, by tokens; `to` is the closing mark or the sentence's end. */
interface Quote {
  readonly from: number;
  readonly to: number;
}

const OPENING = words('" “ „ «');
const CLOSING = words('" ” “ »');
const FEWEST = 2;

function quoteIn(page: Page, { sentence }: SentenceParts): Quote | undefined {
  for (let from = sentence.from; from < sentence.to; from += 1) {
    if (!OPENING.of(page.tokens[from])) continue;
    let to = from + 1;
    while (to < sentence.to && !CLOSING.of(page.tokens[to])) to += 1;
    if (to - from > FEWEST) return { from, to };
    from = to;
  }
  return undefined;
}

function claimOf(
  page: Page,
  parts: SentenceParts,
  act: Act,
  quote: Quote | undefined,
): ReadClaim<SpeechClaim> {
  const { speaker } = act;
  const gist = gistOf(page, parts, act, quote);
  const others = parts.mentions.filter(
    ({ actor, place }) => actor.name !== speaker.name && !place && actor.kind !== 'medium',
  );
  const about = others.find(({ from, to }) => from >= gist.from && to <= gist.to);
  const addressee = addresseeOf(page, parts, act);
  const claim: SpeechClaim = {
    type: 'speech',
    speaker: speaker.name,
    gist: gist.text,
    ...(about && { about: about.actor.name }),
    ...(addressee !== undefined && { addressee }),
    quoted: quote !== undefined,
  };
  const isUnnamed = UNNAMED.has(speaker.noun ?? '');
  return {
    claim,
    circumstance: { modality: modalityIn(page, parts, act, isUnnamed) },
    start: parts.sentence.start,
    end: parts.sentence.end,
    coreferences: speaker.mention
      ? coreferences(
          'speaker',
          { mention: speaker.mention, here: parts.mentions.includes(speaker.mention) },
          parts,
        )
      : [],
    band: speaker.mention?.form === 'name' ? 'accept' : 'review',
    score: 0.5,
  };
}

/** "told the newspaper": to whom. */
function addresseeOf(page: Page, parts: SentenceParts, { at }: Act): string | undefined {
  const isTold = /^t(?:ell|ells|old|elling)$/.test(page.tokens[at]?.lower ?? '');
  return isTold
    ? parts.mentions.find(({ from }) => from > at && from - at <= 2)?.actor.name
    : undefined;
}

/** Words between a verb of speech and the "that" of what is said: "told shareholders in Paris on Wednesday that". */
const TO_THAT = 9;

/** The quoted words; else what stands behind the verb, or before it in ", X said". */
function gistOf(
  page: Page,
  { sentence }: SentenceParts,
  { at, kind, speaker }: Act,
  quote: Quote | undefined,
): { readonly from: number; readonly to: number; readonly text: string } {
  const { tokens } = page;
  const slice = (from: number, to: number) => ({
    from,
    to,
    text: page.text
      .slice(tokens[from]?.start ?? sentence.start, tokens[Math.max(from, to - 1)]?.end)
      .replace(/\s+/g, ' '),
  });
  const end = tokens[sentence.to - 1]?.text === '.' ? sentence.to - 1 : sentence.to;
  if (quote) return slice(quote.from + 1, quote.to);
  const behind = Math.max(at + 1, speaker.from > at ? speaker.to : 0);
  if (kind === 'judge' || kind === 'silent' || kind === 'promise') return slice(at, end);
  const that = lowerWords(page, { from: behind, to: Math.min(end, behind + TO_THAT) }).indexOf(
    'that',
  );
  const first = behind + that + 1;
  const before = Math.min(at, speaker.from);
  const isTrailing = end - first < before - sentence.from && tokens[before - 1]?.text === ',';
  return isTrailing ? slice(sentence.from, before - 1) : slice(Math.min(first, end - 1), end);
}

const NEGATIONS: readonly string[] = [
  'no plan',
  'no plans',
  'no intention',
  'no interest',
  'not signed',
  'are not merging',
  'not in talks',
  'never',
];

function modalityIn(page: Page, parts: SentenceParts, { kind }: Act, isUnnamed: boolean): Modality {
  const words = ` ${lowerWords(page, parts.sentence).join(' ')} `;
  if (kind === 'deny' || NEGATIONS.some((phrase) => words.includes(` ${phrase} `))) return 'denied';
  return isUnnamed ? 'reported' : 'asserted';
}
