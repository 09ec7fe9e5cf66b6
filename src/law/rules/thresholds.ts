import { fraction, type PartialDate } from '../../model/index.ts';
import { atLeast, moreThan } from '../quota.ts';
import type { ThresholdRule } from '../threshold-rule.ts';

type Given = Pick<
  ThresholdRule,
  'id' | 'jurisdiction' | 'title' | 'quota' | 'effect' | 'citation' | 'verified'
>;
type Defaults = Omit<ThresholdRule, keyof Given>;

const BID: Defaults = {
  kind: 'threshold',
  purpose: 'bid',
  measures: ['votes'],
  reach: 'controlled',
  concert: true,
  decides: 'rule',
  orControl: false,
};
const DISCLOSURE: Defaults = { ...BID, purpose: 'disclosure' };
const OWNER: Defaults = {
  ...BID,
  purpose: 'beneficialOwner',
  concert: false,
  measures: ['capital', 'votes'],
};
const SANCTIONS: Defaults = {
  ...BID,
  purpose: 'sanctions',
  concert: false,
  measures: ['capital'],
  reach: 'aggregate',
};
const ACCOUNTING: Defaults = {
  ...BID,
  purpose: 'accounting',
  concert: false,
  decides: 'presumption',
};

const STEPS_EU = [
  [1, 20],
  [1, 10],
  [3, 20],
  [1, 5],
  [1, 4],
  [3, 10],
  [1, 2],
  [3, 4],
].map(([numerator, denominator]) => fraction(numerator ?? 0, denominator));

const bids: readonly ThresholdRule[] = [
  {
    ...BID,
    id: 'bid-fr',
    jurisdiction: 'FR',
    title: 'France: mandatory bid above 30% of capital or votes',
    measures: ['capital', 'votes'],
    quota: moreThan(3, 10),
    effect: 'a bid for all shares is due',
    validFrom: '2011-02-01' as PartialDate,
    citation: 'Code monétaire et financier L.433-3',
    verified: true,
    note: 'Between 30% and 50%, more than 1% in under twelve months is enough too. The first day was not checked.',
  },
  {
    ...BID,
    id: 'bid-de',
    jurisdiction: 'DE',
    title: 'Germany: mandatory bid from 30% of votes',
    quota: atLeast(3, 10),
    effect: 'a bid for all shares is due',
    validFrom: '2002-01-01' as PartialDate,
    citation: 'WpÜG section 29',
    verified: false,
  },
  {
    ...BID,
    id: 'bid-uk',
    jurisdiction: 'GB',
    title: 'United Kingdom: mandatory bid from 30% of votes',
    quota: atLeast(3, 10),
    effect: 'a bid for all shares is due',
    citation: 'Takeover Code rule 9',
    verified: false,
  },
  {
    ...BID,
    id: 'bid-jp-old',
    jurisdiction: 'JP',
    title:
      'Japan until April 2026: tender offer above one third of votes, for purchases off the market',
    quota: moreThan(1, 3),
    effect: 'a tender offer is due',
    acquisition: 'offMarket',
    validTo: '2026-04-30' as PartialDate,
    citation: 'Financial Instruments and Exchange Act',
    verified: true,
  },
  {
    ...BID,
    id: 'bid-jp-new',
    jurisdiction: 'JP',
    title: 'Japan from May 2026: tender offer above 30% of votes, on the market too',
    quota: moreThan(3, 10),
    effect: 'a tender offer is due',
    validFrom: '2026-05-01' as PartialDate,
    citation: 'Amended Financial Instruments and Exchange Act',
    verified: true,
  },
];

const disclosures: readonly ThresholdRule[] = [
  {
    ...DISCLOSURE,
    id: 'disc-eu',
    jurisdiction: 'EU',
    title: 'EU: notification of voting rights, step by step',
    quota: atLeast(1, 20),
    steps: STEPS_EU,
    effect: 'the issuer and the supervisor must be told',
    validFrom: '2007-01-20' as PartialDate,
    citation: 'Directive 2004/109/EC art. 9',
    verified: true,
    note: 'Suspended votes count; that reading and the date were not checked. A buy-back can make a holder cross without acting. National law adds steps.',
  },
  {
    ...DISCLOSURE,
    id: 'disc-jp',
    jurisdiction: 'JP',
    title: 'Japan: large holding report above 5% of shares',
    measures: ['capital'],
    quota: moreThan(1, 20),
    effect: 'a large holding report is due',
    citation: 'Financial Instruments and Exchange Act; OECD, chapter 8',
    verified: true,
  },
  {
    ...DISCLOSURE,
    id: 'disc-us',
    jurisdiction: 'US',
    title: 'United States: schedule 13D or 13G above 5% of a class',
    measures: ['capital'],
    quota: moreThan(1, 20),
    effect: 'a schedule must be filed',
    citation: 'Exchange Act 13(d)',
    verified: false,
  },
];

const beneficialOwners: readonly ThresholdRule[] = [
  {
    ...OWNER,
    id: 'ubo-amld4',
    jurisdiction: 'EU',
    title: 'EU directive: beneficial owner above 25%',
    reach: 'productOrControlled',
    quota: moreThan(1, 4),
    effect: 'beneficial owner',
    validFrom: '2017-06-26' as PartialDate,
    validTo: '2027-07-09' as PartialDate,
    citation: 'Directive (EU) 2015/849 art. 3(6)',
    verified: false,
    note: 'How chains count differs by State: read here as the product, or a stake held by companies that the person controls.',
  },
  {
    ...OWNER,
    id: 'ubo-amlr',
    jurisdiction: 'EU',
    title: 'EU regulation: beneficial owner from 25%',
    reach: 'product',
    quota: atLeast(1, 4),
    effect: 'beneficial owner',
    orControl: true,
    validFrom: '2027-07-10' as PartialDate,
    citation: 'Regulation (EU) 2024/1624 arts. 51-54',
    verified: true,
    note: 'The text names no multiplier for loops, so both values are given. Art. 54, where ownership and control meet in one chain, is not decided here. The figure may be lowered for risky kinds.',
  },
  {
    ...OWNER,
    id: 'psc-uk',
    jurisdiction: 'GB',
    title: 'United Kingdom: people with significant control, by band',
    reach: 'majorityLinks',
    quota: moreThan(1, 4),
    bands: [
      { name: '25-50', from: moreThan(1, 4), to: { share: fraction(1, 2), included: true } },
      { name: '50-75', from: moreThan(1, 2), to: { share: fraction(3, 4), included: false } },
      { name: '75-100', from: atLeast(3, 4), to: { share: fraction(1), included: true } },
    ],
    effect: 'person with significant control',
    validFrom: '2016-04-06' as PartialDate,
    citation: 'Companies Act 2006 part 21A',
    verified: true,
    note: 'Votes leave out the shares that the company holds in itself. The first day was not checked.',
  },
  {
    ...OWNER,
    id: 'ubo-us-cta',
    jurisdiction: 'US',
    title: 'United States: beneficial owner of a foreign-formed reporting company, from 25%',
    reach: 'product',
    measures: ['capital'],
    quota: atLeast(1, 4),
    effect: 'beneficial owner',
    orControl: true,
    validFrom: '2025-03-26' as PartialDate,
    citation: 'Corporate Transparency Act, interim rule of March 2025',
    verified: true,
    note: 'Substantial control is enough too; only control by votes can be seen here.',
  },
];

const sanctions: readonly ThresholdRule[] = [
  {
    ...SANCTIONS,
    id: 'ofac-50',
    jurisdiction: 'US',
    title: 'United States: blocked when blocked persons together own 50% or more',
    quota: atLeast(1, 2),
    effect: 'blocked',
    validFrom: '2014-08-13' as PartialDate,
    citation: 'OFAC guidance of 13 August 2014; FAQ 398, 401',
    verified: true,
    note: 'Ownership only. A company at or above 50% passes on its whole stake.',
  },
  {
    ...SANCTIONS,
    id: 'eu-sanctions-50',
    jurisdiction: 'EU',
    title: 'EU: assets frozen when listed persons together own 50% or more, or one controls',
    reach: 'aggregateOrControl',
    quota: atLeast(1, 2),
    effect: 'assets frozen',
    orControl: true,
    citation: 'Council best practices; adding holdings accepted since the FAQ of 2022',
    verified: false,
    note: 'Older texts ask for more than 50%.',
  },
  {
    ...SANCTIONS,
    id: 'ofsi-50',
    jurisdiction: 'GB',
    title:
      'United Kingdom: assets frozen when one designated person has more than 50% of shares or votes',
    measures: ['capital', 'votes'],
    reach: 'single',
    quota: moreThan(1, 2),
    effect: 'assets frozen',
    citation: 'OFSI guidance',
    verified: true,
    note: 'The ownership limb. A majority of the board, or influence that can be expected, is enough too.',
  },
];

const accounting: readonly ThresholdRule[] = [
  {
    ...ACCOUNTING,
    id: 'ias-28',
    jurisdiction: 'IFRS',
    title: 'IAS 28: significant influence is presumed from 20% of votes',
    quota: atLeast(1, 5),
    effect: 'significant influence is presumed; evidence can turn it both ways',
    citation: 'IAS 28',
    verified: true,
  },
  {
    ...ACCOUNTING,
    id: 'ifrs-10',
    jurisdiction: 'IFRS',
    title: 'IFRS 10: control is power, variable returns, and the link between them',
    quota: moreThan(1, 2),
    effect: 'power by votes; returns and the link remain to be looked at',
    decides: 'checklist',
    validFrom: '2013-01-01' as PartialDate,
    citation: 'IFRS 10',
    verified: true,
    note: 'Below one half votes alone decide nothing: dispersion of the others and past turnout count. The date and these factors were not checked.',
  },
];

/** Lines for bids, disclosure, beneficial owners, sanctions and accounting. Not legal advice. */
export const thresholdRules: readonly ThresholdRule[] = [
  ...bids,
  ...disclosures,
  ...beneficialOwners,
  ...sanctions,
  ...accounting,
];
