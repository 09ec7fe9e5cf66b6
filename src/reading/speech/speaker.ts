import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { isOutlet } from './outlet.ts';
import { homeOf } from '../roles/guess.ts';
import { isPossessive, type Token } from '../token.ts';
import { AUXILIARIES, SPOKESPEOPLE, VOICES, words } from '../words/index.ts';

/** Who speaks: a name, with the mention that gives it, or a phrase of the text. */
export interface Speaker {
  readonly name: string;
  readonly mention?: Mention;
  /** First and last token (`to` exclusive) of the words for the speaker. */
  readonly from: number;
  readonly to: number;
  /** The phrase's noun, for a speaker without a name. */
  readonly noun?: string;
}

const AHEAD = 9;
const QUOTES: ReadonlySet<string> = new Set(['"', '”', '’', "'", '»', '“']);
const STOPS = words('that which who whose and but or while when as because if');

/** The speaker of a verb of speech at a token: behind it (", said X"), else before it. */
export function speakerOf(page: Page, parts: SentenceParts, verb: number): Speaker | undefined {
  const before = page.tokens[verb - 1]?.text ?? '';
  const isTold = /^t(?:ell|old)/.test(page.tokens[verb]?.lower ?? '');
  const inverted =
    !isTold && (before === ',' || QUOTES.has(before)) && verb - parts.sentence.from > 1;
  return (
    (inverted ? speakerAfter(page, parts, verb) : undefined) ?? speakerBefore(page, parts, verb)
  );
}

/** ", said finance chief Ottilie Brandsma": the first person of the phrase, else its first name. */
export function speakerAfter(page: Page, parts: SentenceParts, verb: number): Speaker | undefined {
  const { tokens } = page;
  let to = verb + 1;
  while (to < Math.min(parts.sentence.to, verb + AHEAD) && continuesPhrase(tokens[to] as Token))
    to += 1;
  const next = tokens[to];
  if (next && to < parts.sentence.to && next.kind !== 'mark' && !BEHIND.of(next) && !STOPS.of(next))
    return undefined;
  return (
    named(parts, { from: verb + 1, to }) ??
    described(page, parts, { from: verb + 1, to, nounAt: lastNoun(page, verb + 1, to) })
  );
}

const BEHIND = words('in at on after before by during when that last');

function continuesPhrase(token: Token): boolean {
  if (token.kind === 'mark') return token.text === '-' || isPossessive(token);
  return !STOPS.of(token) && !BEHIND.of(token) && !/[a-z]ed$/.test(token.text);
}

/** A person of the phrase, or the last party that stands for itself and not for its owner. */
function named(
  parts: SentenceParts,
  { from, to }: { readonly from: number; readonly to: number },
): Speaker | undefined {
  const inside = parts.mentions.filter(
    (mention) => mention.from >= from && mention.to <= to && isVoice(mention),
  );
  const found = inside.find(({ actor }) => actor.kind === 'person') ?? inside.at(-1);
  if (!found || found.possessive) return undefined;
  if (found.to < to && found.actor.kind !== 'person') return undefined;
  return spokenBy(found);
}

function spokenBy(mention: Mention): Speaker {
  return { name: mention.actor.name, mention, from: mention.from, to: mention.to };
}

function isVoice({ actor, place, form }: Mention): boolean {
  return (
    form !== 'relative' &&
    !place &&
    ['company', 'person', 'state', 'family', 'fund', 'body', 'group'].includes(actor.kind)
  );
}

/** "the industry minister said", "A Daimler spokesperson said", "X, who …, said": what stands before the verb. */
function speakerBefore(page: Page, parts: SentenceParts, verb: number): Speaker | undefined {
  const { tokens } = page;
  let at = verb - 1;
  while (at >= parts.sentence.from && isBetween(tokens[at] as Token)) at -= 1;
  if (tokens[at]?.text === '>') at -= 1;
  if (tokens[at]?.text === ')') at = openingBefore(tokens, at, parts.sentence.from) - 1;
  if (tokens[at]?.text === ',') return acrossAside(page, parts, at);
  return phraseBefore(page, parts, at + 1);
}

function openingBefore(tokens: readonly Token[], close: number, from: number): number {
  let at = close;
  while (at > from && tokens[at]?.text !== '(') at -= 1;
  return at;
}

const BETWEEN = words(
  'also again now then later once already too still even since recently just only not never repeatedly promptly himself herself itself themselves',
);

function isBetween(token: Token): boolean {
  return AUXILIARIES.of(token) || BETWEEN.of(token) || /\wly$/.test(token.lower);
}

/** "Thierry Peugeot, who chaired the board, thought", "VW, for its part, said": the phrase before the aside. */
function acrossAside(page: Page, parts: SentenceParts, close: number): Speaker | undefined {
  const { tokens } = page;
  let inside: Speaker | undefined;
  for (let at = close - 1; at > parts.sentence.from && close - at < LONGEST_ASIDE; at -= 1) {
    const { text } = tokens[at] as Token;
    if (QUOTES.has(text) || text === ';') return undefined;
    if (text !== ',') continue;
    const isCiting = ['citing', 'quoting'].includes(tokens[at + 1]?.lower ?? '');
    const before = phraseBefore(page, parts, at);
    if (before?.mention && !isInside(page, parts, before)) return ledBy(page, parts, at) ?? before;
    inside ??= before ?? (isCiting ? undefined : phraseBefore(page, parts, close));
  }
  return inside;
}

const LONGEST_ASIDE = 45;
const OWNS = words('of by with in at from for to under');

/** "X, which is owned by Y, …", "X, a subsidiary of Y, …": Y only says more about X. */
function isInside(page: Page, parts: SentenceParts, { from }: Speaker): boolean {
  const at = page.tokens[from - 1]?.lower === 'the' ? from - 2 : from - 1;
  if (from === parts.sentence.from) return false;
  if (OWNS.of(page.tokens[at])) return true;
  for (let place = from - 1; place > parts.sentence.from; place -= 1) {
    const { text, lower } = page.tokens[place] as Token;
    if (text === ',' || text === ';') return RELATIVES.of(page.tokens[place + 1]);
    if (RELATIVES.has(lower)) return true;
  }
  return false;
}

const RELATIVES = words('which who whose');

/** "the group, led by Ferrant Corp, said": the name behind says which group it is. */
function ledBy(page: Page, parts: SentenceParts, comma: number): Speaker | undefined {
  const noun = page.tokens[comma - 1]?.lower ?? '';
  const words = lowerWords(page, { from: comma + 1, to: comma + 3 });
  if (!GROUPS.has(noun) || words[1] !== 'by') return undefined;
  const leader = parts.mentions.find(({ from }) => from === comma + 3);
  return leader && isVoice(leader) ? spokenBy(leader) : undefined;
}

const GROUPS: ReadonlySet<string> = new Set(
  'group investors consortium firms partnership'.split(' '),
);

/** The phrase that ends before a token: a name, a nominal or pronoun, or a noun for those who speak. */
function phraseBefore(page: Page, parts: SentenceParts, to: number): Speaker | undefined {
  const mention = parts.mentions.find((one) => one.to === to);
  const phrase = nounBefore(page, parts, mention ? mention.from : to);
  const isNoun = phrase && (!mention || joinsName(page, phrase.nounAt, mention));
  if (isNoun || (mention && isOffice(mention)))
    return described(page, parts, { ...(phrase ?? nounOf(page, mention as Mention)), to });
  if (!mention) return houseBefore(page, parts, to);
  if (mention.possessive || isOutlet(page, mention)) return undefined;
  const person = personOf(page, parts, mention);
  if (person) return spokenBy(person);
  if (mention.form === 'relative' || isVoice(mention)) return joined(page, parts, mention);
  return undefined;
}

/** "Maria Lund of Subaru said": the company only says who she is. */
function personOf(page: Page, parts: SentenceParts, company: Mention): Mention | undefined {
  if (!PLACES.of(page.tokens[company.from - 1])) return undefined;
  return parts.mentions.find(
    ({ actor, to, form }) => to === company.from - 1 && form === 'name' && actor.kind === 'person',
  );
}

const PLACES = words('of at with');

/** "Ubiquon's press office says", "the board of X": a part of a company speaks as the company. */
function houseBefore(page: Page, parts: SentenceParts, to: number): Speaker | undefined {
  const owner = parts.mentions.findLast(
    (mention) => mention.possessive && mention.to < to && to - mention.to <= 4 && isVoice(mention),
  );
  const between = owner ? lowerWords(page, { from: owner.to, to }) : [];
  return owner && between.some((word) => HOUSES.has(word)) ? spokenBy(owner) : undefined;
}

const HOUSES: ReadonlySet<string> = new Set(
  'office board management headquarters department camp side statement filing report letter'.split(
    ' ',
  ),
);

/** "people close to X", "a lawyer for X": the name only says more about the noun. */
function joinsName(page: Page, nounAt: number, name: Mention): boolean {
  const between = lowerWords(page, { from: nounAt + 1, to: name.from });
  return between.some((word) => JOINS.has(word));
}

const JOINS: ReadonlySet<string> = new Set('to of for at in with near inside from'.split(' '));

/** "the industry minister": an office, whoever else the text names. */
function isOffice({ form, head }: Mention): boolean {
  return form === 'nominal' && head === 'minister';
}

function nounOf(page: Page, mention: Mention): { readonly from: number; readonly nounAt: number } {
  return { from: mention.from, nounAt: mention.to - 1 };
}

/** "ISS and Glass Lewis told": they speak together. */
function joined(page: Page, parts: SentenceParts, last: Mention): Speaker {
  const and = page.tokens[last.from - 1]?.lower === 'and';
  const first = parts.mentions.find(({ to }) => and && to === last.from - 1);
  if (!first || first.form !== 'name' || last.form !== 'name' || !isVoice(first))
    return spokenBy(last);
  const name = `${first.actor.name} and ${last.actor.name}`;
  return { name, mention: first, from: first.from, to: last.to };
}

const LONGEST = 9;

/** "two people in the room", "sources close to Vega": the noun may have more behind it. */
function nounBefore(
  page: Page,
  parts: SentenceParts,
  to: number,
): { readonly from: number; readonly nounAt: number } | undefined {
  const { tokens } = page;
  const isVoiceNoun = (at: number) => VOICES.of(tokens[at]) || SPOKESPEOPLE.of(tokens[at]);
  let noun: number | undefined;
  let from = to;
  while (from > Math.max(parts.sentence.from, to - LONGEST)) {
    const token = tokens[from - 1] as Token;
    if (token.kind === 'mark' && token.text !== '-' && !isPossessive(token)) break;
    if (STOPS.of(token)) break;
    from -= 1;
    if (isVoiceNoun(from)) noun = from;
  }
  return noun === undefined ? undefined : { from, nounAt: noun };
}

function lastNoun(page: Page, from: number, to: number): number {
  for (let at = to - 1; at >= from; at -= 1) {
    const word = page.tokens[at]?.lower ?? '';
    if (VOICES.has(word) || SPOKESPEOPLE.has(word)) return at;
  }
  return -1;
}

const DETERMINERS: ReadonlySet<string> = new Set('the a an one some two three several'.split(' '));

/** A speaker without a name: a spokesperson speaks as the company; others keep their phrase. */
function described(
  page: Page,
  parts: SentenceParts,
  { from, to, nounAt }: { readonly from: number; readonly to: number; readonly nounAt: number },
): Speaker | undefined {
  const noun = page.tokens[nounAt]?.lower;
  if (noun === undefined || nounAt < from) return undefined;
  const possessor = parts.mentions.find((mention) => mention.from === from && mention.possessive);
  const owner = parts.mentions.find(
    (mention) =>
      mention.actor.kind !== 'person' &&
      ((mention.from >= from && mention.to <= nounAt) ||
        (mention.from > nounAt &&
          mention.to <= to &&
          ['for', 'of', 'at'].includes(page.tokens[nounAt + 1]?.lower ?? ''))),
  );
  if (SPOKESPEOPLE.has(noun)) {
    const company = owner ?? subjectBefore(parts, from) ?? before(parts, from) ?? homeOf(page);
    return company && { name: company.actor.name, mention: company, from, to, noun };
  }
  if (possessor && possessor.form === 'pronoun')
    return {
      name: `${noun} of ${possessor.actor.name}`,
      mention: possessor,
      from,
      to,
      noun,
    };
  if (page.topics.length === 0) return undefined;
  const determined = lowerWords(page, { from, to: nounAt }).findLastIndex((word) =>
    DETERMINERS.has(word),
  );
  let first = from + determined + 1;
  while (first < nounAt && page.tokens[first]?.kind !== 'word') first += 1;
  const start = page.tokens[first]?.start ?? 0;
  const name = page.text.slice(start, page.tokens[to - 1]?.end).replace(/\s+/g, ' ');
  return { name, from, to, noun };
}

/** "X, an affiliate of Y, may merge, company spokesmen said": for whom the sentence is about. */
function subjectBefore(parts: SentenceParts, at: number): Mention | undefined {
  const subject = parts.clauses.find((clause) => clause.to <= at && clause.subject)?.subject;
  return subject?.form === 'name' && isVoice(subject) && subject.actor.kind !== 'person'
    ? subject
    : undefined;
}

function before(parts: SentenceParts, at: number): Mention | undefined {
  return parts.mentions.findLast(
    (mention) => mention.to <= at && isVoice(mention) && mention.actor.kind !== 'person',
  );
}

/** "According to the chairwoman of Kilima, Rehema Mshana,": the person of the phrase, else its last name. */
export function speakerAccordingTo(
  page: Page,
  parts: SentenceParts,
  at: number,
): Speaker | undefined {
  const words = lowerWords(page, { from: at, to: Math.min(parts.sentence.to, at + 16) });
  const inside = parts.mentions.filter(
    (mention) => mention.from >= at && mention.from < at + words.length,
  );
  const first = inside[0];
  if (first && first.from - at <= 4 && isOutlet(page, first)) return undefined;
  const comma = words.indexOf(',');
  const person = inside.find(
    ({ actor, form, from }) =>
      actor.kind === 'person' && form === 'name' && (comma === -1 || from <= at + comma + 1),
  );
  if (person) return { name: person.actor.name, mention: person, from: at, to: person.to };
  const stop = words.findIndex((word) => word === ',' || word === '.' || word === ';');
  const to = stop === -1 ? at + words.length : at + stop;
  const noun = lastNoun(page, at, Math.min(to, at + 6, first?.to ?? to));
  const phrase = noun === -1 ? undefined : described(page, parts, { from: at, to, nounAt: noun });
  if (phrase) return phrase;
  return first && isVoice(first) && !first.possessive && first.from - at <= 2
    ? { name: first.actor.name, mention: first, from: at, to: first.to }
    : undefined;
}
