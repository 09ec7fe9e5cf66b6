import type { InterestClaim, Statement } from '../../evidence/index.ts';
import type { PartialDate } from '../../model/index.ts';
import type { Row } from '../csv.ts';
import { UNIDENTIFIED } from '../party-names.ts';
import { CATEGORY, START } from './columns.ts';
import { cell, cells, citationOf, dateIn, type GleifFile, note, party } from './row.ts';

/** The parent, or manager, of a relationship record. */
export const END = 'Relationship.EndNode.NodeID';
/** The kind of a relationship record. */
export const TYPE = 'Relationship.RelationshipType';
/** Whether a relationship record is active. */
export const STATUS = 'Relationship.RelationshipStatus';
/** Why a parent is not reported; later reasons are numbered on. */
export const REASON = 'Exception.Reason.1';

/** What a relationship says of control, and whether through others. */
const TYPES: Readonly<Record<string, InterestClaim['directness']>> = {
  IS_DIRECTLY_CONSOLIDATED_BY: 'direct',
  IS_ULTIMATELY_CONSOLIDATED_BY: 'indirect',
  IS_INTERNATIONAL_BRANCH_OF: 'direct',
  'IS_FUND-MANAGED_BY': 'direct',
  IS_SUBFUND_OF: 'direct',
  IS_FEEDER_TO: 'direct',
};

/** The statements of a relationship record (RR-CDF 2.1), one for each of its periods. */
export function relationships(file: GleifFile, row: Row): Statement[] {
  const [child, parent] = [party(file, row, START), party(file, row, END)];
  const type = cell(row, TYPE) ?? '';
  if (TYPES[type] === undefined) note(file, row, 'gleif-type', type);
  if (cell(row, 'Registration.RegistrationStatus') === 'LAPSED')
    note(file, row, 'gleif-lapsed', `${cell(row, START)} ${type}`);
  const known = dateIn(file, row, 'Registration.InitialRegistrationDate');
  const claim: InterestClaim = {
    type: 'interest',
    holder: parent,
    issuer: child,
    kind: 'otherInfluenceOrControl',
    directness: TYPES[type] ?? 'unknown',
    details: type,
  };
  return periods(file, row).map((period) => ({
    id: `${cell(row, START)} ${type} ${cell(row, END)}`,
    claim,
    modality: 'asserted',
    ...period,
    ...(known && { knownFrom: known }),
    ...noteOf(row),
    citation: citationOf(file, row),
  }));
}

function noteOf(row: Row): { readonly note?: string } {
  const parts = ['Registration.RegistrationStatus', 'Registration.ValidationSources']
    .map((name) => cell(row, name))
    .filter((part) => part !== undefined);
  return parts.length === 0 ? {} : { note: parts.join('; ') };
}

type Period = Pick<Statement, 'from' | 'to'>;

const PERIOD_TYPE = /^(Relationship\.Period\.\d+\.)periodType$/;

/** The relationship periods; accounting and filing periods say when it was reported, not when it held. */
function periods(file: GleifFile, row: Row): Period[] {
  const starts = [...row.cells.keys()].flatMap((name) => PERIOD_TYPE.exec(name)?.[1] ?? []);
  const found = starts
    .filter((period) => cell(row, `${period}periodType`) === 'RELATIONSHIP_PERIOD')
    .map((period): Period => {
      const from = dateIn(file, row, `${period}startDate`);
      const to = dateIn(file, row, `${period}endDate`);
      return { ...(from && { from }), to: to ?? ended(file, row) };
    });
  return found.length > 0 ? found : [{ to: ended(file, row) }];
}

function ended(file: GleifFile, row: Row): PartialDate | '..' {
  if (cell(row, STATUS) !== 'INACTIVE') return '..';
  note(file, row, 'gleif-ended-undated', `${cell(row, START)} ${cell(row, TYPE)}`);
  return dateIn(file, row, 'Registration.LastUpdateDate') ?? '..';
}

/** The statement of a reporting exception (2.1): a parent that nobody names, and why not. */
export function exception(file: GleifFile, row: Row): Statement[] {
  const category = cell(row, CATEGORY) ?? '';
  const reason = cells(row, /^Exception\.Reason\.\d+$/).join('; ');
  const child = party(file, row, 'LEI');
  note(file, row, 'gleif-exception', `${cell(row, 'LEI')} ${category}: ${reason}`);
  return [
    {
      id: `${cell(row, 'LEI')} ${category}`,
      claim: {
        type: 'interest',
        holder: UNIDENTIFIED,
        issuer: child,
        kind: 'otherInfluenceOrControl',
        directness: category.startsWith('ULTIMATE') ? 'indirect' : 'direct',
        details: category,
      },
      modality: 'asserted',
      note: reason,
      citation: citationOf(file, row),
    },
  ];
}
