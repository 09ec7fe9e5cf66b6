import { describe, expect, it } from 'vitest';
import { readGleif } from '../../../src/formats/gleif/read.ts';
import { recognise } from '../../../src/formats/recognise.ts';

const CHILD = '5493001KJTIIGC8Y1R12';
const PARENT = 'HWUPKR0MPOU8FGXBT394';
const ABOUT = { name: 'golden.xml', source: 'sha256:0' };
const read = (text: string) => readGleif(text, ABOUT, (lei) => lei);

const record = (lei: string, inner: string) =>
  `  <lei:LEIRecord>\n   <lei:LEI>${lei}</lei:LEI>\n   ${inner}\n  </lei:LEIRecord>`;
const level1 = (...records: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<lei:LEIData xmlns:lei="http://www.gleif.org/data/schema/leidata/2016">
 <lei:LEIHeader><lei:RecordCount>1</lei:RecordCount></lei:LEIHeader>
 <lei:LEIRecords>
${records.join('\n')}
 </lei:LEIRecords>
</lei:LEIData>`;
const CHILD_RECORD = record(
  CHILD,
  `<lei:Entity>
    <lei:LegalName xml:lang="fr">Exemple &amp; Fils SA</lei:LegalName>
    <lei:OtherEntityNames>
     <lei:OtherEntityName type="PREVIOUS_LEGAL_NAME">Exemple SARL</lei:OtherEntityName>
     <lei:OtherEntityName type="TRADING_OR_OPERATING_NAME">Exemple</lei:OtherEntityName>
    </lei:OtherEntityNames>
    <lei:LegalAddress><lei:Country>BE</lei:Country></lei:LegalAddress>
    <lei:RegistrationAuthority>
     <lei:RegistrationAuthorityID>RA000189</lei:RegistrationAuthorityID>
     <lei:RegistrationAuthorityEntityID>441639465</lei:RegistrationAuthorityEntityID>
    </lei:RegistrationAuthority>
    <lei:LegalJurisdiction>FR</lei:LegalJurisdiction>
    <lei:EntityCategory>GENERAL</lei:EntityCategory>
    <lei:LegalForm><lei:EntityLegalFormCode>K65D</lei:EntityLegalFormCode></lei:LegalForm>
    <lei:EntityStatus>ACTIVE</lei:EntityStatus>
   </lei:Entity>
   <lei:Registration>
    <lei:InitialRegistrationDate>2013-07-01T00:00:00+02:00</lei:InitialRegistrationDate>
    <lei:RegistrationStatus>LAPSED</lei:RegistrationStatus>
   </lei:Registration>`,
);

const relation = (periods: string) => `<?xml version="1.0"?>
<rr:RelationshipData xmlns:rr="http://www.gleif.org/data/schema/rr/2016"><rr:RelationshipRecords>
<rr:RelationshipRecord><rr:Relationship>
<rr:StartNode><rr:NodeID>${CHILD}</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:StartNode>
<rr:EndNode><rr:NodeID>${PARENT}</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:EndNode>
<rr:RelationshipType>IS_ULTIMATELY_CONSOLIDATED_BY</rr:RelationshipType>
<rr:RelationshipPeriods>${periods}</rr:RelationshipPeriods>
<rr:RelationshipStatus>ACTIVE</rr:RelationshipStatus>
</rr:Relationship><rr:Registration>
<rr:InitialRegistrationDate>2018-05-05T10:00:00Z</rr:InitialRegistrationDate>
<rr:RegistrationStatus>LAPSED</rr:RegistrationStatus>
<rr:ValidationReference>https://example.com/accounts.pdf</rr:ValidationReference>
</rr:Registration></rr:RelationshipRecord></rr:RelationshipRecords></rr:RelationshipData>`;
const period = (type: string, start: string, end = '') =>
  `<rr:RelationshipPeriod><rr:StartDate>${start}T00:00:00Z</rr:StartDate>${end && `<rr:EndDate>${end}T00:00:00Z</rr:EndDate>`}<rr:PeriodType>${type}</rr:PeriodType></rr:RelationshipPeriod>`;

describe('GLEIF level 1', () => {
  it('is known by its elements and by its columns', () => {
    expect(recognise(level1(CHILD_RECORD))).toBe('gleif');
    expect(recognise('LEI,Entity.LegalName,Entity.EntityStatus\n')).toBe('gleif');
    expect(recognise(relation(''))).toBe('gleif');
  });

  it('gives names, former names, law, form and both codes of an entity', () => {
    const { statements, findings } = read(level1(CHILD_RECORD));
    expect(findings).toEqual([]);
    expect(statements).toMatchObject([
      {
        id: `lei:${CHILD}`,
        claim: {
          type: 'entity',
          entity: {
            name: 'Exemple & Fils SA',
            kind: 'company',
            law: 'FR',
            form: 'K65D',
            aliases: ['Exemple SARL', 'Exemple', CHILD],
            identifiers: [
              { scheme: 'lei', code: CHILD },
              { scheme: 'register:RA000189', code: '441639465' },
            ],
          },
        },
        knownFrom: '2013-07-01',
        note: 'LAPSED',
        citation: { line: 5 },
      },
    ]);
  });

  it('reads the same from the columns of the CSV file, beyond the first 4096 letters of the header', () => {
    const filler = Array.from({ length: 300 }, (_, at) => `Entity.Unused.Column.${at}`);
    const columns = [
      'LEI',
      'Entity.LegalName',
      ...filler,
      'Entity.OtherEntityNames.OtherEntityName.1',
      'Entity.OtherEntityNames.OtherEntityName.1.type',
      'Entity.LegalJurisdiction',
      'Entity.EntityCategory',
    ];
    const row = [PARENT, 'Parent Fund', ...filler.map(() => ''), 'Old', 'PREVIOUS', 'LU', 'FUND'];
    const { statements } = read(`${columns.join(',')}\n${row.join(',')}\n`);
    expect(statements[0]?.claim).toMatchObject({
      entity: { name: 'Parent Fund', kind: 'fund', law: 'LU', aliases: ['Old', PARENT] },
    });
  });

  it('tells two entities of one name apart by their LEI', () => {
    const named = (lei: string) =>
      record(lei, '<lei:Entity><lei:LegalName>Twin</lei:LegalName></lei:Entity>');
    const { statements, findings } = read(level1(named(CHILD), named(PARENT)));
    expect(statements.map(({ claim }) => claim)).toMatchObject([
      { entity: { name: `Twin (${CHILD})` } },
      { entity: { name: `Twin (${PARENT})` } },
    ]);
    expect(findings).toMatchObject([{ code: 'gleif-same-name' }]);
  });

  it('refuses a record without an LEI, and names it', () => {
    const { findings } = read(
      level1(record('', '<lei:Entity><lei:LegalName>Nobody</lei:LegalName></lei:Entity>')),
    );
    expect(findings).toMatchObject([{ code: 'gleif-no-lei', severity: 'error', at: { line: 5 } }]);
  });
});

describe('GLEIF level 2 as XML', () => {
  it('takes the relationship period, not the accounting period, and the reference', () => {
    const { statements, findings } = read(
      relation(
        period('ACCOUNTING_PERIOD', '2019-01-01', '2019-12-31') +
          period('RELATIONSHIP_PERIOD', '2015-02-03'),
      ),
    );
    expect(statements.at(-1)).toMatchObject({
      claim: { type: 'interest', holder: PARENT, issuer: CHILD, directness: 'indirect' },
      from: '2015-02-03',
      to: '..',
      knownFrom: '2018-05-05',
      note: 'LAPSED',
      citation: { cites: 'https://example.com/accounts.pdf' },
    });
    expect(findings).toMatchObject([{ code: 'gleif-lapsed' }]);
  });

  it('keeps two relationship periods as two statements', () => {
    const { statements } = read(
      relation(
        period('RELATIONSHIP_PERIOD', '2001-01-01', '2004-12-31') +
          period('RELATIONSHIP_PERIOD', '2010-01-01'),
      ),
    );
    expect(statements.slice(-2).map(({ from, to }) => [from, to])).toEqual([
      ['2001-01-01', '2004-12-31'],
      ['2010-01-01', '..'],
    ]);
  });

  it('keeps every reason of an exception', () => {
    const { statements } = read(`<?xml version="1.0"?>
<repex:ReportingExceptionData xmlns:repex="http://www.gleif.org/data/schema/repex/2016">
<repex:ReportingExceptions><repex:Exception><repex:LEI>${CHILD}</repex:LEI>
<repex:ExceptionCategory>DIRECT_ACCOUNTING_CONSOLIDATION_PARENT</repex:ExceptionCategory>
<repex:ExceptionReason>NON_PUBLIC</repex:ExceptionReason>
<repex:ExceptionReason>NO_LEI</repex:ExceptionReason>
</repex:Exception></repex:ReportingExceptions></repex:ReportingExceptionData>`);
    expect(statements.at(-1)).toMatchObject({
      claim: { holder: '(unidentified)', issuer: CHILD, directness: 'direct' },
      note: 'NON_PUBLIC; NO_LEI',
    });
  });
});

describe('an XML file that cannot be trusted', () => {
  it('is refused with its line when it declares a document type', () => {
    const bomb = `<?xml version="1.0"?>\n<!DOCTYPE d [<!ENTITY a "aaaa">]>\n${level1(CHILD_RECORD).split('\n').slice(1).join('\n')}`;
    expect(read(bomb).findings).toMatchObject([
      { code: 'xml-doctype', at: { file: 'golden.xml', line: 2 } },
    ]);
  });

  it('is refused when it uses an entity of its own', () => {
    expect(read(level1(record('&secret;', ''))).findings).toMatchObject([
      { code: 'malformed-xml', at: { line: 6 } },
    ]);
  });

  it('is refused where it breaks off', () => {
    expect(read(level1(CHILD_RECORD).slice(0, -30)).findings).toMatchObject([
      { code: 'malformed-xml', severity: 'error' },
    ]);
  });

  it('is refused when it nests too deep', () => {
    const deep = `${'<lei:x>'.repeat(100)}${'</lei:x>'.repeat(100)}`;
    expect(read(level1(record(CHILD, deep))).findings).toMatchObject([{ code: 'too-deep' }]);
  });
});
