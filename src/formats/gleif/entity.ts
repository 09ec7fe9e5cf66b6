import type { Statement } from '../../evidence/index.ts';
import type { Entity, EntityKind, Identifier } from '../../model/index.ts';
import type { Row } from '../csv.ts';
import { partyNames } from '../party-names.ts';
import { LEGAL_NAME } from './columns.ts';
import { cell, cells, checkLei, citationOf, dateIn, type GleifFile, note } from './row.ts';

/** What a category of LEI-CDF 3.1 is here; all others are companies. */
const KINDS: Readonly<Record<string, EntityKind>> = {
  FUND: 'fund',
  SOLE_PROPRIETOR: 'person',
  RESIDENT_GOVERNMENT_ENTITY: 'body',
  INTERNATIONAL_ORGANIZATION: 'body',
};

const OTHER_NAMES = /^Entity\.(?:Transliterated)?Other(?:Entity)?Names\.[A-Za-z]+\.\d+$/;
const FORM = 'Entity.LegalForm.EntityLegalFormCode';
const AUTHORITY = 'Entity.RegistrationAuthority.RegistrationAuthority';
/** Codes that stand for "none of the list". */
const NO_CODE = new Set(['8888', '9999', 'RA888888', 'RA999999']);

/**
 * The entities of level 1 (LEI-CDF 3.1). The LEI is an alias too, so that relationships which were
 * taken in before find their names. A status that is not active or issued is kept in the note.
 */
export function entities(file: GleifFile, rows: readonly Row[]): Statement[] {
  const names = (file.about.resolve ?? partyNames)(
    rows.map((row) => {
      const [lei, name] = [cell(row, 'LEI') ?? '', cell(row, LEGAL_NAME)];
      return name === undefined ? [lei] : [lei, name];
    }),
  );
  return rows.flatMap((row) => {
    const lei = cell(row, 'LEI') ?? '';
    if (lei === '') {
      note(file, row, 'gleif-no-lei', cell(row, LEGAL_NAME) ?? 'without a name');
      return [];
    }
    checkLei(file, row, lei);
    if (names.isShared(lei)) note(file, row, 'gleif-same-name', names.of(lei));
    return [entity(file, row, { lei, name: names.of(lei) })];
  });
}

function entity(
  file: GleifFile,
  row: Row,
  { lei, name }: { readonly lei: string; readonly name: string },
): Statement {
  const known = dateIn(file, row, 'Registration.InitialRegistrationDate');
  const status = [
    ...told(row, 'Entity.EntityStatus', 'ACTIVE'),
    ...told(row, 'Registration.RegistrationStatus', 'ISSUED'),
  ];
  return {
    id: `lei:${lei}`,
    claim: { type: 'entity', entity: partyOf(row, lei, name) },
    modality: 'asserted',
    ...(known && { knownFrom: known }),
    ...(status.length > 0 && { note: status.join('; ') }),
    citation: citationOf(file, row),
  };
}

/** A status worth a word: any but the usual one. */
function told(row: Row, column: string, usual: string): string[] {
  const status = cell(row, column);
  return status === undefined || status === usual ? [] : [status];
}

function partyOf(row: Row, lei: string, name: string): Entity {
  const law = cell(row, 'Entity.LegalJurisdiction') ?? cell(row, 'Entity.LegalAddress.Country');
  const code = cell(row, FORM);
  const form =
    cell(row, 'Entity.LegalForm.OtherLegalForm') ??
    (code === undefined || NO_CODE.has(code) ? undefined : code);
  const own = cell(row, LEGAL_NAME);
  const aliases = [...cells(row, OTHER_NAMES), lei];
  return {
    name,
    kind: KINDS[cell(row, 'Entity.EntityCategory') ?? ''] ?? 'company',
    ...(law !== undefined && { law }),
    ...(form !== undefined && { form }),
    aliases: [...new Set(aliases)].filter((alias) => alias !== name && alias !== own),
    identifiers: [{ scheme: 'lei', code: lei }, ...registered(row)],
  };
}

function registered(row: Row): Identifier[] {
  const [authority, code] = [cell(row, `${AUTHORITY}ID`), cell(row, `${AUTHORITY}EntityID`)];
  if (code === undefined || authority === undefined || NO_CODE.has(authority)) return [];
  return [{ scheme: `register:${authority}`, code }];
}
