import type { Actor } from '../actor.ts';
import { nameOf, type Text } from './text.ts';
import type { NameIndex } from '../register.ts';
import type { Run } from './runs.ts';
import type { Token } from '../token.ts';
import { BODY_WORDS, COMPANY_WORDS, FUND_WORDS, GIVEN_NAMES } from '../words/index.ts';

/** What is known of a text's names before any is learned. */
export interface Known {
  readonly text: Text;
  readonly index: NameIndex;
  readonly covered: ReadonlySet<number>;
  /** Those of the covered tokens that name a state or place. */
  readonly located: ReadonlySet<number>;
  readonly repeated: ReadonlySet<string>;
}

/** Runs of several words that the text uses more than once. */
export function repeatedRuns(text: Text, runs: readonly Run[]): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const run of runs) {
    const key = nameOf(text, run);
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  return repeated;
}

/** Whether a run is a name that the register has, or a part of one. */
export function isKnown({ text, index, covered, located, repeated }: Known, run: Run): boolean {
  const hit = index.at(text.tokens, run.from);
  if (isBranch(text, located, run, hit?.to)) return false;
  const last = text.tokens[run.to - 1] as Token;
  const grows =
    COMPANY_WORDS.of(last) ||
    FUND_WORDS.of(last) ||
    BODY_WORDS.of(last) ||
    repeated.has(nameOf(text, run)) ||
    GIVEN_NAMES.of(text.tokens[run.from]);
  if (hit && isFormOnly(text, hit.to, run.to)) return true;
  if (hit) return hit.to >= run.to || !(grows || isSister(hit, covered, run));
  if (isRestOfKnown(text, covered, run)) return true;
  if (isNamesake(text, index, run)) return false;
  return covered.has(run.to - 1) || (run.to - run.from === 1 && covered.has(run.from));
}

/** "Insurance Group Co" behind the known "Ping An": words that name nobody by themselves. */
function isRestOfKnown({ tokens }: Text, covered: ReadonlySet<number>, run: Run): boolean {
  return (
    covered.has(run.from - 1) &&
    tokens[run.from]?.spaced === true &&
    tokens.slice(run.from, run.to).every((token) => COMPANY_WORDS.of(token))
  );
}

/** "Osamu Suzuki", "Robert Peugeot": a given name before the name of a company makes a person. */
function isNamesake({ tokens }: Text, index: NameIndex, { from, to }: Run): boolean {
  if (to - from !== 2 || !GIVEN_NAMES.of(tokens[from])) return false;
  return index.at(tokens, to - 1)?.actor.kind === 'company';
}

/** "Tata Sons Pvt Ltd": nothing but a legal form stands behind the known name. */
function isFormOnly({ tokens }: Text, from: number, to: number): boolean {
  const rest = tokens.slice(from, to);
  return rest.length > 0 && rest.every(({ lower }) => LEGAL.has(lower));
}

const LEGAL: ReadonlySet<string> = new Set(
  'se ag sa nv bv kk spa plc ltd limited inc corp corporation co gmbh kgaa kg ab asa as oyj oy sas llc llp lp pte pvt bhd holdings group . &'.split(
    ' ',
  ),
);

/** "Toyota Tsusho" beside the known Toyota: a name of its own, unless the rest is known too. */
function isSister(
  hit: { readonly actor: Actor; readonly to: number },
  covered: ReadonlySet<number>,
  run: Run,
): boolean {
  return (
    hit.actor.kind === 'company' &&
    !run.headline &&
    run.to - hit.to <= 2 &&
    !covered.has(run.to - 1)
  );
}

/** "Air Serbia", "Yahoo Japan", "Korea Zinc": a country or town that is part of a longer name. */
function isBranch(
  text: Text,
  located: ReadonlySet<number>,
  run: Run,
  known: number | undefined,
): boolean {
  const length = run.to - run.from;
  const ofPlace = text.tokens[run.to - 2]?.lower === 'of';
  if (length < 2 || (length > 4 && !ofPlace) || known === run.to) return false;
  const [before, first] = [text.tokens[run.from - 1], text.tokens[run.from] as Token];
  if (run.title !== undefined || GIVEN_NAMES.of(first)) return false;
  if (located.has(run.to - 1)) return !located.has(run.from) && !run.headline;
  return (
    located.has(run.from) &&
    !run.opens &&
    !run.headline &&
    !['in', 'from', 'at', 'near'].includes(before?.lower ?? '')
  );
}
