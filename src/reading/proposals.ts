import type { HoldingClaim } from '../evidence/index.ts';
import type { Finding, Modality } from '../model/index.ts';
import { canBeCompany, canHold } from './actor.ts';
import type { Span } from './mentions/mention.ts';
import { type Page, pageOf } from './page.ts';
import type { Percent } from './percents/percent.ts';
import type { ReadClaim, Reading, ReadOptions } from './reading.ts';
import { verify } from './verify.ts';

/** A stake that somebody else than the rules proposes, in nothing but words of the text. */
export interface StakeProposal {
  readonly sentence: string;
  readonly percent: string;
  readonly holder: string;
  readonly company: string;
  readonly basis: 'capital' | 'votes';
  readonly action: string;
  readonly modality: Modality;
}

/** Half: whoever proposes says nothing about how often it is right. */
const SCORE = 0.5;

/**
 * A reading with the proposals beside it. Each word that a proposal quotes is located in the text, once
 * and letter by letter, the number is read by the same code as ever, and the verifier looks at the
 * outcome. What the rules read too adds nothing; what is new waits for a review; and where the two
 * disagree about a number, the claim of the rules waits as well. Nothing is accepted because of a proposal.
 */
export function withProposals(
  reading: Reading,
  proposals: readonly StakeProposal[],
  { text, options }: { readonly text: string; readonly options: ReadOptions },
): Reading {
  const page = pageOf(text, options.actors, options.known);
  const located = proposals.map((proposal) => locate(proposal, page));
  const refused = located.filter((one) => typeof one === 'string');
  const claims = located.filter((one) => typeof one !== 'string');
  const { kept, findings } = verify(claims, { text, name: options.name, index: page.index });
  const rivals = (rule: ReadClaim) =>
    kept.filter((claim) => isSameNumber(claim, rule) && !isSameStake(claim, rule));
  const old = reading.claims.map((rule) =>
    rule.band === 'accept' && rivals(rule).length > 0 ? { ...rule, band: 'review' as const } : rule,
  );
  const shown = reading.claims.filter(({ band }) => band !== 'drop');
  const added = kept.filter(
    (claim, at) => ![...shown, ...kept.slice(0, at)].some((other) => isSameStake(claim, other)),
  );
  return {
    ...reading,
    claims: [...old, ...added].sort((first, second) => first.start - second.start),
    findings: [
      ...reading.findings,
      ...refused.map((why) => refusal(why, options.name)),
      ...findings,
    ],
  };
}

/** The proposal as a claim with its spans, or why it cannot be one. */
function locate(proposal: StakeProposal, page: Page): ReadClaim<HoldingClaim> | string {
  const { text } = page;
  const start = onlyPlace(text, proposal.sentence);
  if (start === undefined) return 'its sentence does not stand in the text exactly once';
  const sentence = { start, end: start + proposal.sentence.length };
  const at = onlyPlace(proposal.sentence, proposal.percent);
  if (at === undefined) return 'its number does not stand in the sentence exactly once';
  const percent = percentAt(page, start + at, proposal.percent.length);
  if (!percent) return 'what it calls the number is no percentage';
  const [holder, company] = [proposal.holder, proposal.company].map((name) =>
    nameSpan(text, name, sentence),
  );
  if (!holder || !company) return 'the text does not name its two parties';
  const names = namesOf(proposal, page);
  if (!names) return 'one of its parties cannot hold or be held';
  const inside = ({ start: from, end: to }: Span) => from >= sentence.start && to <= sentence.end;
  return {
    claim: claimOf(proposal, names, percent),
    circumstance: { modality: proposal.modality },
    ...sentence,
    number: { start: percent.start, end: percent.end },
    coreferences: [
      ...(inside(holder) ? [] : [{ role: 'holder', antecedent: holder }]),
      ...(inside(company) ? [] : [{ role: 'company', antecedent: company }]),
    ],
    band: 'review',
    score: SCORE,
  };
}

interface Names {
  readonly holder: string;
  readonly issuer: string;
}

function namesOf({ holder, company }: StakeProposal, { index }: Page): Names | undefined {
  const [first, second] = [index.named(holder), index.named(company)];
  if ((first && !canHold(first)) || (second && !canBeCompany(second))) return undefined;
  const names = { holder: first?.name ?? holder, issuer: second?.name ?? company };
  return names.holder === names.issuer ? undefined : names;
}

function claimOf(
  { basis, action }: StakeProposal,
  names: Names,
  { share, band, qualifier }: Percent,
): HoldingClaim {
  return {
    type: 'holding',
    ...names,
    basis: basis === 'votes' ? 'votes-gross' : 'capital',
    measures: action === 'increment' ? 'change' : 'level',
    stake: share,
    band,
    action,
    ...(qualifier !== undefined && { approximate: true }),
  };
}

/** Where the words stand, if they stand there once. */
function onlyPlace(text: string, words: string): number | undefined {
  const at = text.indexOf(words);
  return at !== -1 && text.indexOf(words, at + 1) === -1 ? at : undefined;
}

/** The percentage that the quoted words are, or are a part of: "43" of "43%" counts. */
function percentAt(page: Page, start: number, length: number): Percent | undefined {
  const end = start + length;
  const found = page.percents.filter((percent) => percent.start < end && percent.end > start);
  return found.length === 1 ? found[0] : undefined;
}

/** A name in the sentence, else the last one before it: the antecedent of "the group". */
function nameSpan(text: string, name: string, sentence: Span): Span | undefined {
  const within = text.slice(sentence.start, sentence.end).indexOf(name);
  const start =
    within === -1 ? text.slice(0, sentence.start).lastIndexOf(name) : sentence.start + within;
  return start === -1 ? undefined : { start, end: start + name.length };
}

function isSameNumber(first: ReadClaim, second: ReadClaim): boolean {
  return (
    first.number !== undefined &&
    second.number !== undefined &&
    first.number.start < second.number.end &&
    second.number.start < first.number.end
  );
}

function isSameStake(first: ReadClaim, second: ReadClaim): boolean {
  const [one, other] = [first.claim, second.claim];
  if (one.type !== 'holding' || other.type !== 'holding' || !isSameNumber(first, second))
    return false;
  return (
    one.holder === other.holder &&
    one.issuer === other.issuer &&
    first.circumstance.modality === second.circumstance.modality
  );
}

function refusal(why: string, file: string): Finding {
  return {
    code: 'unsupported-claim',
    severity: 'remark',
    at: { file },
    says: `A proposed stake was refused: ${why}.`,
    try: 'Nothing; whoever proposes must copy sentence, number and names letter by letter.',
  };
}
