import type { Place } from '../../model/index.ts';
import type { Tally } from '../tally.ts';
import type { BodsCode } from './kinds.ts';
import {
  type BodsStatement,
  isRelationship,
  type Placed,
  type RelationshipRecord,
} from './record.ts';
import type { Series } from './series.ts';
import type { VersionsOfParts } from './versions.ts';
import { isInverted } from './share.ts';

/** A file whose statements pass the schema one by one, and where to note what is wrong between them. */
export interface Checked {
  readonly file: string;
  readonly placed: readonly Placed[];
  readonly series: ReadonlyMap<string, Series>;
  readonly tally: Tally<BodsCode>;
  /** Whether a party is described in this file, or another part of it. */
  readonly knows: (id: string) => boolean;
  /** The records of all parts of a large file. */
  readonly versions?: VersionsOfParts;
}

export function placeOf(file: string, { line }: Placed): Place {
  return line === undefined ? { file } : { file, line };
}

/** Notes what no schema of single statements can say: series of records, chains, ends of a share. */
export function checkRecords(checked: Checked): void {
  for (const series of checked.series.values()) checkSeries(checked, series);
  const relationships = checked.placed.filter(isRelationship);
  for (const placed of relationships) {
    checkParties(checked, placed);
    checkInterests(checked, placed);
  }
  checkComponents(checked, relationships);
}

/** Statements without those that stand twice word for word; the same id for two is noted. */
export function distinct(
  placed: readonly Placed[],
  file: string,
  tally: Tally<BodsCode>,
): Placed[] {
  const first = new Map<string, string>();
  return placed.filter((each) => {
    const id = each.statement.statementId;
    const text = JSON.stringify(each.statement);
    const known = first.get(id);
    if (known === undefined) first.set(id, text);
    else if (known !== text)
      tally.note('bods-duplicate-id', placeOf(file, each), `${each.path} ${id}`);
    return known === undefined;
  });
}

function checkSeries({ file, tally }: Checked, { recordId, versions }: Series): void {
  const closed = versions.findIndex(({ statement }) => statement.recordStatus === 'closed');
  const after = closed < 0 ? undefined : versions[closed + 1];
  if (after)
    tally.note('bods-after-close', placeOf(file, after), `record ${recordId}, ${after.path}`);
  const types = new Set(versions.map(({ statement }) => statement.recordType));
  const [first] = versions;
  const status = first?.statement.recordStatus;
  if (first && isRelationship(first) && (status === 'updated' || status === 'closed'))
    tally.note('bods-continued', placeOf(file, first), `record ${recordId}, ${status}`);
  if (types.size > 1 && first)
    tally.note(
      'bods-record-type',
      placeOf(file, first),
      `record ${recordId}: ${[...types].join(', ')}`,
    );
}

function checkParties(
  { file, series, tally, knows, versions }: Checked,
  placed: Placed<RelationshipRecord>,
): void {
  const { subject, interestedParty, interests = [] } = placed.statement.recordDetails;
  const at = placeOf(file, placed);
  const typeOf = (id: unknown) =>
    typeof id === 'string'
      ? (series.get(id)?.versions[0]?.statement.recordType ?? versions?.typeOf(id))
      : undefined;
  for (const party of [subject, interestedParty])
    if (typeof party === 'string' && !series.has(party) && !knows(party))
      tally.note('bods-record-missing', at, `${placed.path} names ${party}`);
  if (typeOf(subject) === 'person')
    tally.note('bods-subject-person', at, `${placed.path} names ${String(subject)}`);
  if (
    typeOf(interestedParty) === 'entity' &&
    interests.some(({ beneficialOwnershipOrControl }) => beneficialOwnershipOrControl)
  )
    tally.note('bods-owner-not-person', at, `${placed.path} names ${String(interestedParty)}`);
}

function checkInterests({ file, tally }: Checked, placed: Placed<RelationshipRecord>): void {
  const at = placeOf(file, placed);
  const types = new Set<string>();
  for (const [index, interest] of (placed.statement.recordDetails.interests ?? []).entries()) {
    const path = `${placed.path}.recordDetails.interests[${index}]`;
    const { share, startDate, endDate, type = '' } = interest;
    if (share && isInverted(share)) tally.note('bods-share-inverted', at, path);
    if (startDate !== undefined && endDate !== undefined && endDate < startDate)
      tally.note('bods-dates-inverted', at, path);
    if (share && endDate === undefined) {
      if (types.has(type)) tally.note('bods-same-interest-twice', at, `${path} ${type}`);
      types.add(type);
    }
  }
}

function checkComponents(checked: Checked, relationships: readonly Placed<RelationshipRecord>[]) {
  const { file, placed, series, tally, versions: parts } = checked;
  const order = new Map(placed.map((each, at) => [each, at]));
  const listed = new Set<string>();
  for (const primary of relationships)
    for (const id of primary.statement.recordDetails.componentRecords ?? []) {
      listed.add(id);
      const component = series.get(id)?.versions[0];
      const at = placeOf(file, primary);
      const late = component
        ? (order.get(component) ?? 0) > (order.get(primary) ?? 0)
        : parts?.isLater(id);
      if (!component && !parts?.has(id))
        tally.note('bods-component-missing', at, `${primary.path} lists ${id}`);
      else if (late) tally.note('bods-component-order', at, `${primary.path} lists ${id}`);
    }
  for (const { recordId, versions } of series.values()) {
    const lone = versions.find(isComponent);
    if (lone && !listed.has(recordId) && !parts?.isListed(recordId))
      tally.note('bods-component-unlisted', placeOf(file, lone), `record ${recordId}`);
  }
}

function isComponent({ statement }: { readonly statement: BodsStatement }): boolean {
  return statement.recordDetails.isComponent;
}
