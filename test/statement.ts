import type { HoldingClaim, Statement } from '../src/evidence/index.ts';
import {
  fraction,
  type Modality,
  parsePartialDate,
  type PartialDate,
  roundingBand,
} from '../src/model/index.ts';
import { type CaseFile, EMPTY_CASE, type Moment } from '../src/register/index.ts';

interface Said extends Partial<HoldingClaim> {
  readonly percent?: string;
  readonly from?: string;
  readonly to?: string;
  readonly known?: string;
  readonly modality?: Modality;
  readonly confidence?: Statement['confidence'];
}

/** A statement in one line: `said('a', 'Renault', 'Nissan', {percent: '43.4', from: '2014-12-31'})`. */
export function said(id: string, holder: string, issuer: string, about: Said): Statement {
  const { percent, from, to, known, modality = 'asserted', confidence, ...claim } = about;
  const stake = percent === undefined ? undefined : fraction(percent).div(100);
  const places = percent?.split('.')[1]?.length ?? 0;
  return {
    id,
    claim: {
      type: 'holding',
      holder,
      issuer,
      basis: claim.count === undefined ? 'capital' : 'shares',
      measures: 'level',
      ...(stake && { stake, band: roundingBand(stake, places) }),
      ...claim,
    },
    modality,
    citation: { source: 'table', name: 'table.csv', line: 1 },
    ...(from !== undefined && { from: date(from) }),
    ...(to !== undefined && { to: to === '..' ? '..' : date(to) }),
    ...(known !== undefined && { knownFrom: date(known) }),
    ...(confidence && { confidence }),
  };
}

/** All issued shares of a company, from a day on. */
export function issued(id: string, issuer: string, count: bigint, from = '2000'): Statement {
  return {
    id,
    claim: { type: 'total', issuer, of: 'issuedShares', measures: 'level', count },
    modality: 'asserted',
    from: date(from),
    citation: { source: 'table', name: 'table.csv', line: 1 },
  };
}

export function caseOf(...statements: readonly Statement[]): CaseFile {
  return { ...EMPTY_CASE, statements };
}

export function at(asOf: string, knownAt?: string): Moment {
  return {
    asOf: date(asOf) as Moment['asOf'],
    ...(knownAt !== undefined && { knownAt: date(knownAt) as Moment['asOf'] }),
  };
}

export function date(text: string): PartialDate {
  const parsed = parsePartialDate(text);
  if (!parsed) throw new TypeError(`${text} is not a date`);
  return parsed;
}
