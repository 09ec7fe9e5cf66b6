import type { Claim } from '../evidence/index.ts';
import { type Finding, type Fraction, fraction } from '../model/index.ts';
import type { Span } from './mentions/mention.ts';
import { namesPart } from './percents/percent.ts';
import { type NameIndex, keyOf } from './register.ts';
import type { ReadClaim } from './reading.ts';
import { tokenize } from './token.ts';

/** What a claim must show before anybody sees it, whoever made it: rule, person or model. */
export interface Evidence {
  readonly text: string;
  readonly name: string;
  readonly index: NameIndex;
}

/**
 * Keeps the claims whose evidence holds, and says of each other why not.
 *
 * The slice must lie in the text, contain the words of the number, which say the claim's own share, and name one of the claim's
 * actors, or the claim must record an antecedent that does.
 */
export function verify(
  claims: readonly ReadClaim[],
  evidence: Evidence,
): { readonly kept: ReadClaim[]; readonly findings: Finding[] } {
  const kept: ReadClaim[] = [];
  const findings: Finding[] = [];
  const isNamed = namesOf(evidence);
  for (const claim of claims) {
    const fault = faultOf(claim, evidence, isNamed);
    if (fault === undefined) kept.push(claim);
    else findings.push(refusal(claim, fault, evidence));
  }
  return { kept, findings };
}

function faultOf(
  claim: ReadClaim,
  { text }: Evidence,
  isNamed: ReturnType<typeof namesOf>,
): string | undefined {
  const { start, end, number } = claim;
  if (!(start >= 0 && end <= text.length && start < end)) return 'its quote lies outside the text';
  if (number && !(number.start >= start && number.end <= end))
    return 'its quote does not contain the number';
  if (hasShare(claim.claim) && !number) return 'it has a number without the words that say it';
  if (number && !saysShare(text.slice(number.start, number.end), claim.claim))
    return 'the words of its number say another one';
  const names = actorsOf(claim.claim);
  if (names.length === 0) return undefined;
  const slices = [{ start, end }, ...claim.coreferences.map(({ antecedent }) => antecedent)];
  return isNamed(slices, names) ? undefined : `its quote names neither ${names.join(' nor ')}`;
}

/** A body of a company votes; the company is who is named. */
const BODY = /^(?:shareholders|board|assembly) of /;

/** "lawyer of X", of "his lawyer": X is who is named. */
const FOR_ANOTHER = /^\p{Ll}+ of (?=\p{Lu})/u;

/** Names that the claim is about; a rule has none. */
export function actorsOf(claim: Claim): string[] {
  switch (claim.type) {
    case 'holding':
      return [claim.holder, claim.issuer];
    case 'vote':
      return claim.actor === 'rule' || claim.actor === 'shareholders'
        ? []
        : [claim.actor.replace(BODY, '')];
    case 'deal':
    case 'project':
      return [...claim.parties];
    case 'role':
      return [claim.person];
    case 'event':
      return [claim.source, ...(claim.target === undefined ? [] : [claim.target])];
    case 'org_event':
      return [...claim.actors];
    case 'speech':
      return [claim.speaker.replace(FOR_ANOTHER, '')];
    case 'hearsay':
      return [claim.outlet];
    default:
      return [];
  }
}

function hasShare(claim: Claim): boolean {
  return (
    (claim.type === 'holding' && claim.stake !== undefined) ||
    (claim.type === 'vote' && claim.share !== undefined)
  );
}

/**
 * Whether the words can say the claim's share: the same percent, the same ratio ("3 of 5"), or a
 * part in words ("a third"), which have no digits to compare.
 */
function saysShare(words: string, claim: Claim): boolean {
  const share = shareOf(claim);
  if (!share) return true;
  const [first, second] = (words.match(/\d{1,12}(?:[.,]\d{1,12})?/g) ?? []).map((digits) =>
    fraction(digits.replace(',', '.')),
  );
  if (!first) return namesPart(words);
  const mixed = MIXED.exec(words);
  if (mixed) {
    const [whole, above, below] = mixed.slice(1).map((digits) => fraction(digits));
    if (whole && above && below && !below.equals(0))
      return whole.add(above.div(below)).div(100).equals(share);
  }
  const isPercent = first.div(100).equals(share) || second?.div(100).equals(share) === true;
  return (
    isPercent || (second !== undefined && !second.equals(0) && first.div(second).equals(share))
  );
}

/** "40-1/2", "5 1/4". */
const MIXED = /(\d{1,2})[-\s](\d{1,2})\/(\d{1,2})/;

function shareOf(claim: Claim): Fraction | undefined {
  if (claim.type === 'holding') return claim.stake;
  return claim.type === 'vote' || claim.type === 'deal' ? claim.share : undefined;
}

/** Whether slices of the text name one of some actors; asked of many claims, and found out once. */
function namesOf({
  text,
  index,
}: Evidence): (spans: readonly Span[], names: readonly string[]) => boolean {
  const known = new Map<string, Map<string, boolean>>();
  const isNamed = (slice: string, name: string) => {
    const answers = known.get(slice) ?? new Map<string, boolean>();
    known.set(slice, answers);
    const answer = answers.get(name) ?? namesActor(slice, name, index);
    answers.set(name, answer);
    return answer;
  };
  return (spans, names) => {
    const slices = spans.map(({ start, end }) => text.slice(start, end));
    return (
      slices.some((slice) => names.some((name) => hasWord(slice, name))) ||
      slices.some((slice) => names.some((name) => isNamed(slice, name)))
    );
  };
}

/** Whether the words name an actor otherwise than letter by letter: by an alias, in other cases. */
function namesActor(slice: string, name: string, index: NameIndex): boolean {
  const tokens = tokenize(slice);
  const wanted = tokenize(name).map(keyOf);
  return tokens.some(
    (token, at) =>
      (keyOf(token) === wanted[0] &&
        wanted.every(
          (word, offset) =>
            tokens[at + offset] !== undefined &&
            keyOf(tokens[at + offset] as (typeof tokens)[number]) === word,
        )) ||
      index.at(tokens, at)?.actor.name === name,
  );
}

/** The name stands in the slice letter by letter: the usual case, found without taking the slice apart. */
function hasWord(slice: string, name: string): boolean {
  const at = slice.indexOf(name);
  return at !== -1 && !isLetter(slice.charAt(at - 1)) && !isLetter(slice.charAt(at + name.length));
}

const LETTER = /^[\p{L}\p{N}]/u;

function isLetter(character: string): boolean {
  return LETTER.test(character);
}

function refusal(claim: ReadClaim, fault: string, { name }: Evidence): Finding {
  return {
    code: 'unsupported-claim',
    severity: 'remark',
    at: { file: name },
    about: actorsOf(claim.claim).join(', '),
    says: `A ${claim.claim.type} claim was refused: ${fault}.`,
    try: 'Give the exact sentence that contains the number and a name, or record what the noun stands for.',
  };
}
