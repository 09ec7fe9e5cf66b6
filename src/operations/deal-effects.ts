import { isRefused, parseSteps } from '../deals/index.ts';
import { rulesFor } from '../law/law.ts';
import { jurisdictionsOf } from '../law/member-states.ts';
import { type Fraction, fraction, type Holding, isRefusal, parseQuantity } from '../model/index.ts';
import { differing, holdingIndex, type Register } from '../register/index.ts';
import { answered } from './asked.ts';
import { controllersChanged, powerChanged, verdictsChanged } from './deal-control.ts';
import {
  byChange,
  hasChanged,
  isDirect,
  type Pair,
  pairsOf,
  rowOf,
  type Standing,
  valueOf,
} from './deal-standing.ts';
import { saidOf } from './deal-said.ts';
import type { Answer, Subject } from './operation.ts';
import { percentText } from './shape.ts';

type Plain = { readonly [field: string]: unknown };

/** What differs between two registers, by the same questions asked of both. */
export interface Effects {
  /** Before and after for every holder whose shares or votes in a company changed, most first. */
  readonly rows: readonly Plain[];
  /** Those for whom only what they own through others changed. */
  readonly lookThrough: readonly Plain[];
  /** Votes that fall silent, and votes that come back, with the rule. */
  readonly silenced: readonly Plain[];
  readonly revived: readonly Plain[];
  /** Who controls a company by majority, and verdicts of named tests, that changed. */
  readonly control: readonly Plain[];
  readonly power: readonly Plain[];
  readonly blocks: readonly Plain[];
  readonly thresholds: readonly Plain[];
  /** What sources said of the outcome, beside it. */
  readonly said: readonly Plain[];
  readonly concentration?: Plain;
}

/** A market before the deal, and the steps, which tell which of its firms become one. */
export interface MarketQuestion {
  readonly market: Readonly<Record<string, string | number>>;
  readonly steps: readonly unknown[];
}

/** Questions are asked of at most so many companies and holders, those that change most first. */
const MOST_ISSUERS = 12;
const MOST_HOLDERS = 32;

/** Measures a deal: `before` and `after` are the same subject with two registers. */
export function effectsOf(before: Subject, after: Subject, market?: MarketQuestion): Effects {
  const issuers = affectedIssuers(before.register, after.register).slice(0, MOST_ISSUERS);
  const pairs = issuers.flatMap((issuer) => pairsOf(before, after, issuer));
  const changed = pairs.filter(hasChanged).sort(byChange);
  const most = changed.filter(({ holder, issuer }) => holder !== issuer).slice(0, MOST_HOLDERS);
  return {
    rows: changed.filter(isDirect).map(rowOf),
    lookThrough: changed.filter((pair) => !isDirect(pair)).map(rowOf),
    silenced: changed.filter(fallsSilent).map((pair) => silence(pair, pair.after)),
    revived: [
      ...changed.filter(comesBack).map((pair) => silence(pair, pair.before)),
      ...changed.flatMap((pair) => comesBackElsewhere(pair, changed)),
    ],
    control: [
      ...issuers.flatMap((issuer) => controllersChanged(before, after, issuer)),
      ...most.flatMap((pair) => verdictsChanged(before, after, pair)),
    ],
    power: powerChanged(before, after, changed),
    blocks: most.flatMap((pair) => blocksOf(before, after, pair)),
    thresholds: most.flatMap((pair) => thresholdsOf(before, after, pair)),
    said: saidOf(after, changed),
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

function silence({ holder, issuer }: Pair, standing: Standing): Plain {
  return { holder, issuer, rule: standing.suspendedBy };
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
  return linesOn(after, issuer).flatMap(({ id, title, purpose }) => {
    const who = purpose === 'sanctions' ? { seeds: [holder] } : { holder };
    const ask = { ask: 'thresholds', rule: id, issuer, ...who };
    const [was, is] = [before, after].map((subject) =>
      holdingIndex(subject.register).byIssuer.has(issuer)
        ? reachedOf(answered(subject, ask))
        : 'not reached',
    );
    if (was === is || is === undefined || was === undefined) return [];
    if ([was, is].every((state) => state === 'not reached' || state === 'undetermined')) return [];
    return [{ holder, issuer, rule: id, title, purpose, before: was, after: is }];
  });
}

/**
 * Lines of the issuer's country and of the Union where it is a member. Sanctions are asked as if the
 * holder were listed; no country limits them.
 */
function linesOn({ law, register }: Subject, issuer: string) {
  const { asOf, entities } = register;
  const own = jurisdictionsOf(entities.get(issuer)?.law, asOf);
  const everywhere = [...law.rules.values()]
    .filter((rule) => rule.kind === 'threshold' && rule.purpose === 'sanctions')
    .map(({ jurisdiction }) => jurisdiction);
  const rules = [undefined, ...own, ...everywhere].flatMap((country) =>
    rulesFor(law, country, 'threshold', asOf).filter(
      ({ purpose, jurisdiction }) => purpose === 'sanctions' || own.includes(jurisdiction),
    ),
  );
  return [...new Set(rules)];
}

function reachedOf(answer: Answer | undefined): string | undefined {
  if (!answer) return undefined;
  const { steps, reached, band } = answer;
  if (Array.isArray(steps)) return steps.length > 0 ? `reached ${steps.join(', ')}` : 'not reached';
  if (typeof band === 'string') return band;
  return reached === true ? 'reached' : reached === false ? 'not reached' : 'undetermined';
}

function concentrationOf(
  before: Subject,
  after: Subject,
  { market, steps }: MarketQuestion,
): Pick<Effects, 'concentration'> {
  const measure = (subject: Subject, shares: MarketQuestion['market']) => {
    const ask = { ask: 'concentration', market: shares, model: 'silent', owners: 'direct' };
    const answer = answered(subject, ask);
    return answer && { hhi: answer['hhi'], mhhi: answer['mhhi'], delta: answer['delta'] };
  };
  const now = merged(market, steps, before.register.nameOf);
  const [was, is] = [measure(before, market), measure(after, now)];
  return was && is
    ? { concentration: { model: 'silent', market: now, before: was, after: is } }
    : {};
}

/** Firms that merge have their market shares together, under the new name. */
function merged(
  market: MarketQuestion['market'],
  steps: readonly unknown[],
  nameOf: (name: string) => string,
): MarketQuestion['market'] {
  const parsed = parseSteps(steps);
  if (isRefused(parsed)) return market;
  const shares = new Map(Object.entries(market));
  for (const { act } of parsed) {
    if (act.step !== 'merge') continue;
    const sides = new Set(act.issuers.map(nameOf));
    const firms = [...shares.keys()].filter((firm) => sides.has(nameOf(firm)));
    const parts = firms.flatMap((firm) => shareOf(shares.get(firm)) ?? []);
    if (firms.length === 0 || parts.length < firms.length) continue;
    for (const firm of firms) shares.delete(firm);
    shares.set(act.into, percentText(parts.reduce((total, part) => total.add(part))));
  }
  return Object.fromEntries(shares);
}

function shareOf(written: string | number | undefined): Fraction | undefined {
  const parsed = parseQuantity(String(written));
  if (isRefusal(parsed)) return undefined;
  return parsed.kind === 'share' ? parsed.share : fraction(parsed.count);
}
