import { isPlain, type Plain } from '../fields.ts';
import type { JsonRecord } from '../json-records.ts';

/**
 * Statements of BODS 0.1 to 0.3 in the shape of 0.4; statements of 0.4 as they are.
 *
 * Those versions had three statement types instead of records, ids of statements instead of record
 * ids, flags instead of exclusive ends, hyphens in codes (0.1, 0.2) and `interestLevel` for
 * `directOrIndirect`. A statement that replaces others continues their record. `before` has what replaces what in other
 * parts of the file, and gets what does in these.
 */
export function upgraded(
  records: readonly JsonRecord[],
  before = new Map<string, string>(),
): {
  readonly records: readonly JsonRecord[];
  readonly older: readonly JsonRecord[];
} {
  const older = records.filter(({ value }) => isOlder(value));
  if (older.length === 0) return { records, older };
  const recordOf = recordIds(
    older.map(({ value }) => value as Plain),
    before,
  );
  return {
    older,
    records: records.map((record) =>
      isOlder(record.value) ? { ...record, value: fromOlder(record.value, recordOf) } : record,
    ),
  };
}

const TYPES: Readonly<Record<string, string>> = {
  entityStatement: 'entity',
  personStatement: 'person',
  ownershipOrControlStatement: 'relationship',
};

function isOlder(value: unknown): value is Plain {
  return isPlain(value) && ('statementID' in value || 'statementType' in value);
}

/** Record ids by statement id: the id of the first statement of a chain of replacements, which go into `before`. */
function recordIds(statements: readonly Plain[], before: Map<string, string>): RecordOf {
  for (const statement of statements) {
    const [own, replaced] = [
      text(statement['statementID']),
      texts(statement['replacesStatements'])[0],
    ];
    if (own !== undefined && replaced !== undefined) before.set(own, replaced);
  }
  return (id) => {
    const seen = new Set<string>();
    let first = id;
    // A ring of replacements is a mistake of the source; it must not hang its reader.
    for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = before.get(at)) {
      seen.add(at);
      first = at;
    }
    return first;
  };
}

type RecordOf = (id: string) => string;

function fromOlder(old: Plain, recordOf: RecordOf): Plain {
  const id = text(old['statementID']) ?? '';
  const recordType = TYPES[text(old['statementType']) ?? ''] ?? old['statementType'];
  const details =
    recordType === 'relationship'
      ? relationship(old, recordOf)
      : recordType === 'entity'
        ? entity(old)
        : person(old);
  const published = isPlain(old['publicationDetails'])
    ? old['publicationDetails']['publicationDate']
    : undefined;
  return present({
    statementId: old['statementID'],
    statementDate: old['statementDate'] ?? published,
    declarationSubject: declarationSubject(old, recordOf) ?? recordOf(id),
    recordId: recordOf(id),
    recordType,
    recordStatus: texts(old['replacesStatements']).length > 0 ? 'updated' : 'new',
    recordDetails: details,
    source: source(old['source']),
    annotations: annotations(old['annotations']),
  });
}

function declarationSubject(old: Plain, recordOf: RecordOf): string | undefined {
  const subject = old['subject'];
  const id = isPlain(subject) ? text(subject['describedByEntityStatement']) : undefined;
  return id === undefined ? undefined : recordOf(id);
}

function relationship(old: Plain, recordOf: RecordOf): Plain {
  const components = texts(old['componentStatementIDs']).map(recordOf);
  return present({
    isComponent: old['isComponent'] ?? false,
    ...(components.length > 0 && { componentRecords: components }),
    subject: party(old['subject'], recordOf),
    interestedParty: party(old['interestedParty'], recordOf),
    interests: list(old['interests'])?.map(interest),
  });
}

/** A reference to a statement, or the reason why there is none. */
function party(value: unknown, recordOf: RecordOf): unknown {
  if (!isPlain(value)) return value;
  const id = text(value['describedByEntityStatement']) ?? text(value['describedByPersonStatement']);
  if (id !== undefined) return recordOf(id);
  const none = isPlain(value['unspecified']) ? value['unspecified'] : value;
  return { ...none, reason: camel(none['reason']) };
}

/** Types of interest by the names they had before. */
const INTERESTS: Readonly<Record<string, string>> = {
  influenceOrControl: 'otherInfluenceOrControl',
  rightsToSurplusAssets: 'rightsToSurplusAssetsOnDissolution',
  settlorOfTrust: 'settlor',
  trusteeOfTrust: 'trustee',
  protectorOfTrust: 'protector',
  beneficiaryOfTrust: 'beneficiaryOfLegalArrangement',
  otherInfluenceOrControlOfTrust: 'otherInfluenceOrControl',
};

function interest(old: unknown): unknown {
  if (!isPlain(old)) return old;
  const { interestLevel, type, share, directOrIndirect, ...rest } = old;
  return present({
    ...rest,
    type: type === undefined ? undefined : (INTERESTS[camel(type)] ?? camel(type)),
    directOrIndirect: directOrIndirect ?? interestLevel,
    share: isPlain(share) ? exclusiveEnds(share) : share,
  });
}

/** `{minimum: 25, exclusiveMinimum: true}` is `{exclusiveMinimum: 25}`. */
function exclusiveEnds(share: Plain): Plain {
  const end = (inclusive: string, exclusive: string): Plain => {
    const flag = share[exclusive];
    if (typeof flag !== 'boolean') return { [inclusive]: share[inclusive], [exclusive]: flag };
    return { [flag ? exclusive : inclusive]: share[inclusive] };
  };
  return present({
    exact: share['exact'],
    ...end('minimum', 'exclusiveMinimum'),
    ...end('maximum', 'exclusiveMaximum'),
  });
}

function entity(old: Plain): Plain {
  const subtype = isPlain(old['entitySubtype']) ? old['entitySubtype'] : undefined;
  return present({
    ...others(old, ['entityType', 'entitySubtype', 'incorporatedInJurisdiction']),
    isComponent: old['isComponent'] ?? false,
    entityType: present({
      type: camel(old['entityType']),
      subtype: subtype && camel(subtype['generalCategory']),
      details: subtype?.['localTerm'],
    }),
    jurisdiction: old['jurisdiction'] ?? old['incorporatedInJurisdiction'],
  });
}

function person(old: Plain): Plain {
  return present({
    ...others(old, ['personType', 'names']),
    isComponent: old['isComponent'] ?? false,
    personType: camel(old['personType']),
    names: list(old['names'])?.map((name) => renamed(name, { individual: 'legal' })),
  });
}

/** Everything that is said of the party itself and keeps its name. */
function others(old: Plain, but: readonly string[]): Plain {
  const details = Object.entries(old).filter(([key]) => !FRAME.has(key) && !but.includes(key));
  return {
    ...Object.fromEntries(details),
    addresses: list(old['addresses'])?.map((address) => renamed(address, { home: 'residence' })),
  };
}

const FRAME: ReadonlySet<string> = new Set([
  'statementID',
  'statementType',
  'statementDate',
  'publicationDetails',
  'replacesStatements',
  'source',
  'annotations',
]);

/** A record whose type has another name since 0.4. */
function renamed(old: unknown, names: Readonly<Record<string, string>>): unknown {
  if (!isPlain(old)) return old;
  return present({ ...old, type: names[camel(old['type'])] ?? old['type'] });
}

function source(old: unknown): unknown {
  if (!isPlain(old)) return undefined;
  const types = list(old['type'])?.map(camel);
  return present({
    ...pick(old, ['url', 'description', 'retrievedAt', 'assertedBy']),
    type: types,
  });
}

function annotations(old: unknown): unknown {
  return list(old)?.map((note) =>
    isPlain(note)
      ? { ...note, statementPointerTarget: note['statementPointerTarget'] ?? '' }
      : note,
  );
}

function pick(record: Plain, names: readonly string[]): Plain {
  return Object.fromEntries(names.map((name) => [name, record[name]]));
}

/** Fields that are there. */
function present(record: Plain): Plain {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined && value !== null),
  );
}

/** `voting-rights` is `votingRights` since 0.3. */
function camel(code: unknown): string {
  return (text(code) ?? '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function texts(value: unknown): string[] {
  return (list(value) ?? []).filter((entry) => typeof entry === 'string');
}

function list(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? (value as readonly unknown[]) : undefined;
}
