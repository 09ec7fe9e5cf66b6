import type { ControlRule } from '../law/control-rule.ts';
import type { Law } from '../law/law.ts';
import {
  type Agreement,
  BadCall,
  type Fraction,
  type Interval,
  point,
  sum,
} from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { votes } from '../voting/votes.ts';
import { controllingAgreements, controlRights } from './by-agreement.ts';
import { type ControlLink, chainTo } from './chain.ts';
import { controlledFrom, passes, type VoteLine } from './closure.ts';
import { jointVotes, meetsLine, withPartners } from './joint-votes.ts';
import { largestOtherVotes, type OtherVotes } from './largest-other.ts';
import { type VoteBands, voteBandsAbove } from './vote-bands.ts';

/** `undetermined`: bands or unknown counts leave it open. */
export type Verdict = 'yes' | 'no' | 'presumed' | 'undetermined';

export interface ControlAnswer {
  readonly verdict: Verdict;
  /** Gross votes, direct and through controlled companies; over the mean attendance for tests in fact. */
  readonly measure: Interval;
  /** Names from the holder to the issuer, through whom the votes are held. */
  readonly chain: readonly string[];
  readonly links: readonly ControlLink[];
  /** Others whose votes are added because they act in concert. */
  readonly partners: readonly string[];
  /** The largest other holder, where the test looks at it. */
  readonly other: OtherVotes | undefined;
  /** Of the votes without the issuer's own shares, where that differs from the measure. */
  readonly withoutOwnShares: Interval | undefined;
  /** Share of the votes present at each meeting. */
  readonly atMeetings: readonly Fraction[];
  /** What gives control where votes do not: over the issuer, then over companies on the way to it. */
  readonly agreements: readonly Agreement[];
}

export interface ControlQuestion {
  readonly holder: string;
  readonly issuer: string;
  /** Votes present at past meetings, of exercisable votes. */
  readonly attendance?: readonly Fraction[];
}

/** The line of votes that a control rule draws. */
export function lineOfRule(rule: ControlRule): VoteLine {
  return { quota: rule.quota, nobodyLarger: rule.nobodyLarger };
}

/**
 * Whether a holder controls an issuer under a named test.
 *
 * Votes are gross: those that some law suspends count. Under the plain majority test shares that the
 * issuer holds in itself are left out of the base, as nobody ever votes them.
 */
export function controlVerdict(
  register: Register,
  law: Law,
  rule: ControlRule,
  question: ControlQuestion,
): ControlAnswer {
  const { issuer } = question;
  const rights = controlRights(register, rule);
  const bands = voteBandsAbove(register, law, { issuer, ownShares: ownSharesUnder(rule), rights });
  const counted = voteBandsAbove(register, law, { issuer, ownShares: 'counted', rights });
  const groups = groupsOf(bands, rule, question);
  const own = { ...question, groups, counted, bands, register, law };
  const answer = MEASURES[rule.measure](rule, own);
  const held = (company: string) =>
    controllingAgreements(register, rule, company, (party) => groups.certain.has(party));
  const between = answer.chain.slice(1, -1).flatMap(held);
  if (answer.verdict === 'yes') return { ...answer, agreements: between };
  const agreements = held(issuer);
  if (agreements.length === 0) return { ...answer, agreements: between };
  const through = chainThrough(agreements, question);
  return {
    ...answer,
    verdict: rule.verdict,
    agreements: [...agreements, ...through.slice(1, -1).flatMap(held)],
    chain: through,
  };
}

const MEASURES: Readonly<
  Record<ControlRule['measure'], (rule: ControlRule, asked: Asked) => ControlAnswer>
> = {
  votes: byVotes,
  attendance: inFact,
  appointment: withoutVotes,
  contract: withoutVotes,
};

/** Votes beside a test that does not count them: they are told, and decide nothing. */
function withoutVotes(_: ControlRule, { counted, groups, issuer }: Asked): ControlAnswer {
  return {
    verdict: 'no',
    measure: spanOf(counted, groups, issuer),
    chain: [],
    links: [],
    partners: [],
    other: undefined,
    withoutOwnShares: undefined,
    atMeetings: [],
    agreements: [],
  };
}

/** From the holder through the companies that have the right, to the issuer. */
function chainThrough(
  agreements: readonly Agreement[],
  { holder, issuer }: ControlQuestion,
): string[] {
  const parties = agreements.flatMap((agreement) => agreement.parties);
  return [...new Set([holder, ...parties.filter((party) => party !== issuer), issuer])];
}

/** The plain majority test asks who outvotes the rest; national tests count all votes there are. */
export function ownSharesUnder(rule: ControlRule): 'counted' | 'leftOut' {
  return rule.id === 'majority' ? 'leftOut' : 'counted';
}

interface Groups {
  /** The holder and what it surely controls, apart from the issuer. */
  readonly certain: ReadonlySet<string>;
  readonly possible: ReadonlySet<string>;
}

interface Asked extends ControlQuestion {
  readonly groups: Groups;
  readonly bands: VoteBands;
  readonly counted: VoteBands;
  readonly register: Register;
  readonly law: Law;
}

/** What the holder controls without the issuer's help: votes held through the issuer are its own. */
function groupsOf(
  bands: VoteBands,
  rule: ControlRule,
  { holder, issuer }: ControlQuestion,
): Groups {
  const elsewhere = {
    ...bands,
    columns: new Map([...bands.columns].filter(([name]) => name !== issuer)),
    rights: new Map([...(bands.rights ?? [])].filter(([name]) => name !== issuer)),
  };
  const line = lineOfRule(rule);
  return {
    certain: new Set([holder, ...controlledFrom(elsewhere, holder, line, 'certain')]),
    possible: new Set([holder, ...controlledFrom(elsewhere, holder, line, 'possible')]),
  };
}

function byVotes(rule: ControlRule, asked: Asked): ControlAnswer {
  const { bands, counted, groups, issuer } = asked;
  const line = lineOfRule(rule);
  const sure = passes(bands, { group: groups.certain, issuer }, line) === 'yes';
  const maybe = sure || passes(bands, { group: groups.possible, issuer }, line) !== 'no';
  const partners = [...withPartners(bands, groups.certain, issuer)].filter(
    (name) => !groups.certain.has(name),
  );
  const measure = spanOf(counted, groups, issuer);
  const without = spanOf(bands, groups, issuer);
  return {
    verdict: sure ? rule.verdict : maybe ? 'undetermined' : 'no',
    measure,
    ...heldThrough(asked, counted, maybe),
    partners,
    other: rule.nobodyLarger
      ? largestOtherVotes(bands, withPartners(bands, groups.certain, issuer), issuer)
      : undefined,
    withoutOwnShares: without.min.equals(measure.min) ? undefined : without,
    atMeetings: [],
    agreements: [],
  };
}

/** The votes that the verdict rests on; a "no" has votes behind it too, but no chain of control. */
function heldThrough(
  { register, groups, holder, issuer }: Asked,
  bands: VoteBands,
  maybe: boolean,
): Pick<ControlAnswer, 'chain' | 'links'> {
  const told = chainTo(register, bands, groups.possible, { holder, issuer });
  return maybe ? told : { chain: [], links: told.links };
}

/** From the least that the certain group has to the most that the possible group may have. */
function spanOf(bands: VoteBands, { certain, possible }: Groups, issuer: string): Interval {
  const low = jointVotes(bands, withPartners(bands, certain, issuer), issuer);
  const high = jointVotes(bands, withPartners(bands, possible, issuer), issuer);
  return { min: low.min, minOpen: low.minOpen, max: high.max, maxOpen: high.maxOpen };
}

/** A majority of those who came, at each meeting; measured over the mean attendance. */
function inFact(rule: ControlRule, asked: Asked): ControlAnswer {
  const { attendance = [], groups, bands, issuer } = asked;
  if (attendance.length === 0) {
    throw new BadCall(
      `The test "${rule.id}" asks who came to past meetings: give attendance, such as 80%, 81%, 82%.`,
    );
  }
  if (attendance.some((present) => present.lte(0)))
    throw new BadCall('"attendance": nobody came to one of the meetings; give shares above 0%.');
  const span = spanOf(bands, groups, issuer);
  const own = span.min.equals(span.max) ? point(exercisableOf(asked)) : span;
  const mean = sum(attendance).div(attendance.length);
  const results = attendance.map((present) => meetsLine(over(own, present), rule.quota));
  const sure = results.every((result) => result === 'yes');
  const maybe = results.every((result) => result !== 'no');
  return {
    verdict: sure ? rule.verdict : maybe ? 'undetermined' : 'no',
    measure: over(own, mean),
    ...heldThrough(asked, bands, maybe),
    partners: [...withPartners(bands, groups.certain, issuer)].filter(
      (name) => !groups.certain.has(name),
    ),
    other: undefined,
    withoutOwnShares: undefined,
    atMeetings: attendance.map((present) => own.min.div(present)),
    agreements: [],
  };
}

/** Attendance is of exercisable votes, so the holder's part is of them too. */
function exercisableOf({ register, law, bands, groups, issuer }: Asked): Fraction {
  const joint = withPartners(bands, groups.certain, issuer);
  const rows = votes(register, law, issuer).rows.filter((row) => joint.has(row.holder));
  return sum(rows.map((row) => row.exercisable));
}

function over(band: Interval, present: Fraction): Interval {
  return { ...band, min: band.min.div(present), max: band.max.div(present) };
}
