import type { Law } from '../law/law.ts';
import type { ThresholdBand, ThresholdRule } from '../law/threshold-rule.ts';
import { BadCall, type Interval } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { capitalBands, type Look } from './capital-bands.ts';
import { chainProduct } from './chain-product.ts';
import { controlledFrom } from './closure.ts';
import { jointVotes, meetsLine, withPartners } from './joint-votes.ts';
import { sanctioned } from './sanctions.ts';
import {
  larger,
  MAJORITY_LINE,
  type Measured,
  type ThresholdAnswer,
  type ThresholdGround,
  type ThresholdQuestion,
} from './threshold-answer.ts';
import { type VoteBands, voteBands } from './vote-bands.ts';

/**
 * Whether a holding reaches a rule's line, in the way that this rule counts: own holdings with those of
 * controlled companies and concerts, chains multiplied, majority links, or cascades of listed persons.
 */
export function thresholdAnswer(
  register: Register,
  law: Law,
  rule: ThresholdRule,
  asked: ThresholdQuestion,
): ThresholdAnswer {
  const ground = groundOf(register, law, rule);
  if (rule.purpose === 'sanctions')
    return sanctioned(ground, rule, { ...asked, seeds: seedsOf(asked) });
  const { holder } = asked;
  if (holder === undefined)
    throw new BadCall(`"holder" is missing: say whose holding is measured under ${rule.id}.`);
  const one = { holder, issuer: asked.issuer };
  const measured =
    rule.reach === 'product' || rule.reach === 'productOrControlled'
      ? chains(ground, rule, one)
      : added(ground, rule, one);
  return judged(ground, rule, { ...asked, ...one, measured });
}

function seedsOf({ seeds, holder }: ThresholdQuestion): readonly string[] {
  if (seeds.length > 0) return seeds;
  if (holder !== undefined) return [holder];
  throw new BadCall('"seeds" is missing: name the listed persons.');
}

function groundOf(register: Register, law: Law, rule: ThresholdRule): ThresholdGround {
  const look: Look =
    rule.purpose === 'beneficialOwner' || rule.purpose === 'sanctions' ? 'economic' : 'legal';
  const capital = capitalBands(register, law, look);
  const votes = voteBands(register, law, rule.id === 'psc-uk' ? 'leftOut' : 'counted');
  const concerts = (bands: VoteBands) => (rule.concert ? bands : { ...bands, concerts: new Map() });
  return {
    register,
    law,
    votes: concerts(votes),
    capital: concerts(capital.bands),
    fromVotes: capital.fromVotes,
  };
}

interface One {
  readonly holder: string;
  readonly issuer: string;
}

/** Own holdings, those of companies held by majority, and those of partners in a concert. */
function added(ground: ThresholdGround, rule: ThresholdRule, one: One): Measured[] {
  return rule.measures.map((measure) => {
    const { value, through } = heldThrough(ground, measure, one);
    return { measure, value, through, paths: [] };
  });
}

/** What a holder and the companies that it controls hold together; the issuer's own help is left out. */
export function heldThrough(
  ground: ThresholdGround,
  measure: Measured['measure'],
  { holder, issuer }: One,
): { value: Interval; through: string[] } {
  const elsewhere = {
    ...ground.votes,
    columns: new Map([...ground.votes.columns].filter(([name]) => name !== issuer)),
  };
  const group = (sureness: 'certain' | 'possible') =>
    new Set([
      holder,
      ...controlledFrom({ ...elsewhere, concerts: new Map() }, holder, MAJORITY_LINE, sureness),
    ]);
  const bands = ground[measure];
  const [sure, maybe] = [
    withPartners(bands, group('certain'), issuer),
    withPartners(bands, group('possible'), issuer),
  ];
  const [low, high] = [jointVotes(bands, sure, issuer), jointVotes(bands, maybe, issuer)];
  const column = bands.columns.get(issuer);
  return {
    value: { min: low.min, minOpen: low.minOpen, max: high.max, maxOpen: high.maxOpen },
    through: [...maybe].filter((name) => name === holder || column?.has(name)),
  };
}

function chains(ground: ThresholdGround, rule: ThresholdRule, { holder, issuer }: One): Measured[] {
  return rule.measures.map((measure) => ({
    measure,
    through: [holder],
    ...chainProduct(ground[measure], holder, issuer),
  }));
}

function judged(
  ground: ThresholdGround,
  rule: ThresholdRule,
  asked: ThresholdQuestion & One & { measured: readonly Measured[] },
): ThresholdAnswer {
  const { measured } = asked;
  const value = measured.map((one) => one.value).reduce(larger);
  const through =
    rule.reach === 'productOrControlled'
      ? rule.measures.map((measure) => heldThrough(ground, measure, asked).value).reduce(larger)
      : undefined;
  const byControl =
    rule.orControl &&
    meetsLine(heldThrough(ground, 'votes', asked).value, MAJORITY_LINE.quota) === 'yes';
  const met = [...measured.map((one) => one.value), ...(through ? [through] : [])].map((one) =>
    meetsLine(one, rule.quota),
  );
  const { reached, notes } = inScope(
    rule,
    asked,
    byControl || met.includes('yes') ? true : met.includes('open') ? 'undetermined' : false,
  );
  return {
    reached,
    value,
    measured,
    ...(rule.bands && { band: bandOf(rule.bands, measured) }),
    steps: (rule.steps ?? []).filter(
      (share) => meetsLine(value, { share, strict: rule.quota.strict }) === 'yes',
    ),
    blocked: [],
    possiblyBlocked: [],
    byControl,
    ...(through && { heldThroughControl: through }),
    fromVotes: rule.measures.includes('capital')
      ? ground.fromVotes.filter(([, issuer]) => issuer === asked.issuer)
      : [],
    notes,
  };
}

/** Rules for some purchases only, and lists of questions, say less than a bare comparison. */
function inScope(
  rule: ThresholdRule,
  asked: ThresholdQuestion,
  met: boolean | 'undetermined',
): Pick<ThresholdAnswer, 'reached' | 'notes'> {
  if (
    rule.acquisition !== undefined &&
    asked.acquisition !== undefined &&
    rule.acquisition !== asked.acquisition
  ) {
    return {
      reached: false,
      notes: [`The rule is for purchases ${PLACES[rule.acquisition]} only.`],
    };
  }
  if (rule.decides === 'checklist' && met === false) {
    return {
      reached: 'undetermined',
      notes: [
        'Votes below the line decide nothing here: dispersion of the others, past turnout, returns and the link to power remain to be looked at.',
      ],
    };
  }
  return { reached: met, notes: [] };
}

const PLACES = { offMarket: 'off the market', onMarket: 'on the market' } as const;

/** The highest band that some measure reaches surely; open where another band is possible too. */
function bandOf(bands: readonly ThresholdBand[], measured: readonly Measured[]): string {
  const reach = (band: ThresholdBand) => measured.map(({ value }) => meetsLine(value, band.from));
  const sure = bands.findLast((band) => reach(band).includes('yes'));
  const maybe = bands.findLast((band) => reach(band).some((met) => met !== 'no'));
  return sure === maybe ? (sure?.name ?? 'none') : 'undetermined';
}
