import { heldBy, openBook } from '../deals/index.ts';
import { rulesFor } from '../law/law.ts';
import { type Fraction, type Holding, ZERO } from '../model/index.ts';
import { differing, holdingIndex, type Register } from '../register/index.ts';
import { answered, exactOf, rowsOf } from './asked.ts';
import type { Answer, Subject } from './operation.ts';
import { shown } from './shape.ts';

type Plain = { readonly [field: string]: unknown };

/** What differs between two registers, by the same questions asked of both. */
export interface Effects {
  /** Shares before and after for every holder of shares in a company where any of them changed. */
  readonly rows: readonly Plain[];
  /** The same for those who own a part through others alone. */
  readonly lookThrough: readonly Plain[];
  /** Votes that fall silent, and votes that come back, with the rule. */
  readonly silenced: readonly Plain[];
  readonly revived: readonly Plain[];
  readonly control: readonly Plain[];
  readonly blocks: readonly Plain[];
  readonly thresholds: readonly Plain[];
  readonly concentration?: Plain;
}

/** Questions are asked of at most so many companies and holders, those that change most first. */
const MOST_ISSUERS = 12;
const MOST_HOLDERS = 8;

const MEASURES = ['capital', 'gross', 'exercisable', 'free', 'integrated'] as const;
type Measure = (typeof MEASURES)[number];

/** One holder's shares in one issuer at one moment. */
interface Standing {
  readonly shares: Readonly<Partial<Record<Measure, Fraction | undefined>>>;
  readonly suspendedBy?: string;
}

interface Pair {
  readonly holder: string;
  readonly issuer: string;
  readonly before: Standing;
  readonly after: Standing;
}

/** Measures a deal: `before` and `after` are the same subject with two registers. */
export function effectsOf(before: Subject, after: Subject, market?: Plain): Effects {
  const issuers = affectedIssuers(before.register, after.register).slice(0, MOST_ISSUERS);
  const pairs = issuers.flatMap((issuer) => pairsOf(before, after, issuer));
  const changed = pairs.filter(hasChanged).sort(byChange);
  return {
    rows: changed.filter(isDirect).map(rowOf),
    lookThrough: changed.filter((pair) => !isDirect(pair)).map(rowOf),
    silenced: changed.filter(fallsSilent).map((pair) => silence(pair, pair.after)),
    revived: [
      ...changed.filter(comesBack).map((pair) => silence(pair, pair.before)),
      ...changed.flatMap((pair) => comesBackElsewhere(pair, changed)),
    ],
    control: issuers.flatMap((issuer) => controlOf(before, after, issuer)),
    blocks: changed.slice(0, MOST_HOLDERS).flatMap((pair) => blocksOf(before, after, pair)),
    thresholds: changed.slice(0, MOST_HOLDERS).flatMap((pair) => thresholdsOf(before, after, pair)),
    ...(market && concentrationOf(before, after, market)),
  };
}

/**
 * Companies whose own holders or totals changed, and those that such a company holds a part of: its
 * votes there may fall silent or come back.
 */
export function affectedIssuers(before: Register, after: Register): string[] {
  const [was, is] = [holdingIndex(before), holdingIndex(after)];
  const touched = new Set([
    ...differing(was.byIssuer, is.byIssuer, sameRows),
    ...differing(before.capital, after.capital),
    ...[...after.agreements, ...before.agreements]
      .filter((one) => before.agreements.includes(one) !== after.agreements.includes(one))
      .flatMap((one) => one.issuer ?? []),
  ]);
  const below = [...touched].flatMap((name) =>
    [was, is].flatMap(({ byHolder }) => (byHolder.get(name) ?? []).map(({ issuer }) => issuer)),
  );
  return [...new Set([...touched, ...below])];
}

function sameRows(first: readonly Holding[], second: readonly Holding[]): boolean {
  return first.length === second.length && first.every((row, at) => row === second[at]);
}

function pairsOf(before: Subject, after: Subject, issuer: string): Pair[] {
  const was = standingsOf(before, issuer);
  const is = standingsOf(after, issuer);
  const none: Standing = { shares: {} };
  return [...new Set([...was.keys(), ...is.keys()])].map((holder) => ({
    holder,
    issuer,
    before: was.get(holder) ?? none,
    after: is.get(holder) ?? none,
  }));
}

/** By holder: the legal stake, the three votes, and what is owned through others. */
function standingsOf(subject: Subject, issuer: string): Map<string, Standing> {
  const { register } = subject;
  if (!holdingIndex(register).byIssuer.has(issuer)) return new Map();
  const book = openBook(register, issuer);
  const votes = rowsOf(answered(subject, { ask: 'votes', issuer }));
  const owners = rowsOf(answered(subject, { ask: 'owners', issuer })).filter(
    (row) => row['unidentified'] !== true,
  );
  const names = [
    ...book.rows.map((row) => row.holding.holder),
    ...owners.map((row) => String(row['holder'])),
  ];
  const standing = (holder: string): Standing => {
    const voted = votes.find((row) => row['holder'] === holder);
    const rule =
      voted?.['suspended'] === true ? String(voted['suspendedBy'] ?? 'suspended') : undefined;
    const shares = {
      capital: book.complete ? heldBy(book, holder).div(book.capital) : undefined,
      gross: exactOf(voted, 'gross'),
      exercisable: exactOf(voted, 'exercisable'),
      free: exactOf(voted, 'free'),
      integrated: exactOf(
        owners.find((row) => row['holder'] === holder),
        'integrated',
      ),
    };
    return { shares, ...(rule !== undefined && { suspendedBy: rule }) };
  };
  return new Map([...new Set(names)].map((holder) => [holder, standing(holder)]));
}

function hasChanged({ before, after }: Pair): boolean {
  return (
    before.suspendedBy !== after.suspendedBy ||
    MEASURES.some((measure) => !valueOf(before, measure).equals(valueOf(after, measure)))
  );
}

function byChange(first: Pair, second: Pair): number {
  return changeOf(second).compare(changeOf(first));
}

function changeOf({ before, after }: Pair): Fraction {
  const changes = MEASURES.map((measure) =>
    valueOf(after, measure).sub(valueOf(before, measure)).abs(),
  );
  return changes.reduce((most, change) => (change.gt(most) ? change : most), ZERO);
}

function valueOf(standing: Standing, measure: Measure): Fraction {
  return standing.shares[measure] ?? ZERO;
}

function rowOf({ holder, issuer, before, after }: Pair): Plain {
  const shares: Record<string, Fraction | undefined> = {};
  for (const measure of MEASURES) {
    const known = before.shares[measure] ?? after.shares[measure];
    if (known === undefined) continue;
    shares[`${measure}Before`] = valueOf(before, measure);
    shares[`${measure}After`] = valueOf(after, measure);
  }
  return { holder, issuer, ...shown(shares) };
}

function fallsSilent({ before, after }: Pair): boolean {
  return after.suspendedBy !== undefined && before.suspendedBy === undefined;
}

function comesBack({ before, after }: Pair): boolean {
  return (
    before.suspendedBy !== undefined &&
    after.suspendedBy === undefined &&
    valueOf(after, 'gross').gt(0)
  );
}

/** Votes that were silent in a company that is gone, and can be cast in the one that took its place. */
function comesBackElsewhere(pair: Pair, changed: readonly Pair[]): Plain[] {
  const gone = pair.before.suspendedBy !== undefined && valueOf(pair.after, 'gross').equals(0);
  if (!gone || pair.holder === pair.issuer) return [];
  const elsewhere = changed.filter(
    ({ holder, issuer, before, after }) =>
      holder === pair.holder &&
      issuer !== pair.issuer &&
      valueOf(before, 'gross').equals(0) &&
      valueOf(after, 'exercisable').gt(0),
  );
  return elsewhere.map((there) => ({ ...silence(there, pair.before), instead: pair.issuer }));
}

/** Shares in the holder's own name, or votes, on either side. */
function isDirect({ before, after }: Pair): boolean {
  return [before, after].some(
    (standing) => valueOf(standing, 'capital').gt(0) || valueOf(standing, 'gross').gt(0),
  );
}

function silence({ holder, issuer }: Pair, standing: Standing): Plain {
  return { holder, issuer, rule: standing.suspendedBy };
}

function controlOf(before: Subject, after: Subject, issuer: string): Plain[] {
  const who = (subject: Subject) =>
    controllerOf(answered(subject, { ask: 'controllers', issuer, test: 'majority' }));
  const [was, is] = [who(before), who(after)];
  return was === is || is === undefined
    ? []
    : [{ issuer, test: 'majority', before: was ?? 'unknown', after: is }];
}

function controllerOf(answer: Answer | undefined): string | undefined {
  if (!answer) return undefined;
  const { ultimate, loop } = answer;
  if (typeof ultimate === 'string') return ultimate;
  if (Array.isArray(loop)) return loop.join(' and ');
  return answer['none'] === true ? 'nobody' : 'undetermined';
}

/** The turnout below which the holder blocks a special resolution, where either changed. */
function blocksOf(before: Subject, after: Subject, { holder, issuer }: Pair): Plain[] {
  return specialRules(after, issuer).flatMap((rule) => {
    const ask = { ask: 'block', holder, issuer, rule };
    const [was, is] = [answered(before, ask), answered(after, ask)];
    if (!was && !is) return [];
    if (was?.['flipTurnout'] === is?.['flipTurnout'] && was?.['blocks'] === is?.['blocks'])
      return [];
    return [{ holder, issuer, rule, before: blockText(was), after: blockText(is) }];
  });
}

/** Rules of a special resolution in the law of the issuer's country at the day. */
export function specialRules({ register, law }: Subject, issuer: string): string[] {
  const country = register.entities.get(issuer)?.law;
  if (country === undefined) return [];
  return rulesFor(law, country, 'majority', register.asOf)
    .filter(
      (rule) =>
        rule.body === 'meeting' && rule.matter === 'special' && rule.jurisdiction === country,
    )
    .map((rule) => rule.id);
}

function blockText(answer: Answer | undefined): string {
  if (!answer) return 'no votes';
  const flip = answer['flipTurnout'];
  const blocks = String(answer['blocks']);
  return blocks === 'belowTurnout' && flip !== undefined
    ? `below a turnout of ${String(flip)}`
    : blocks;
}

function thresholdsOf(before: Subject, after: Subject, { holder, issuer }: Pair): Plain[] {
  const country = after.register.entities.get(issuer)?.law;
  const rules = rulesFor(after.law, country, 'threshold', after.register.asOf);
  return rules.flatMap(({ id, title }) => {
    const ask = { ask: 'thresholds', rule: id, holder, issuer };
    const [was, is] = [reachedOf(answered(before, ask)), reachedOf(answered(after, ask))];
    if (was === is || is === undefined) return [];
    return [{ holder, issuer, rule: id, title, before: was ?? 'not asked', after: is }];
  });
}

function reachedOf(answer: Answer | undefined): string | undefined {
  if (!answer) return undefined;
  const { steps, reached, band } = answer;
  if (Array.isArray(steps) && steps.length > 0) return steps.join(', ');
  if (typeof band === 'string') return band;
  return reached === true ? 'reached' : reached === false ? 'not reached' : 'undetermined';
}

function concentrationOf(
  before: Subject,
  after: Subject,
  market: Plain,
): Pick<Effects, 'concentration'> {
  const measure = (subject: Subject) => {
    const answer = answered(subject, {
      ask: 'concentration',
      market,
      model: 'silent',
      owners: 'direct',
    });
    return answer && { hhi: answer['hhi'], mhhi: answer['mhhi'], delta: answer['delta'] };
  };
  const [was, is] = [measure(before), measure(after)];
  return was && is ? { concentration: { model: 'silent', before: was, after: is } } : {};
}
