import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { HoldingRow } from '../../../src/formats/holding-rows.ts';
import { writeParquet } from '../../../src/formats/parquet.ts';
import { memoryLedger } from '../../../src/ledger/memory.ts';
import type { Statement } from '../../../src/evidence/index.ts';
import { intake } from '../../../src/operations/intake.ts';
import { takeParts } from '../../../src/operations/take-parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'crosshold-parts-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Takes in a text in parts of few characters, and gives what the ledger holds then. */
async function inParts(text: string | Uint8Array, length = 300) {
  const file = join(folder, 'large');
  writeFileSync(file, text);
  const ledger = memoryLedger(() => '2026-01-01T00:00:00Z');
  const seen: number[] = [];
  const onPart = ({ bytes }: { readonly bytes: number }) => seen.push(bytes);
  const taken = await takeParts(file, { entities: [], length, onPart }, (batch) =>
    ledger.add(batch),
  );
  return { ...taken, statements: ledger.statements(), seen };
}

async function whole(text: string) {
  return intake({ name: 'large', bytes: new TextEncoder().encode(text) }, []);
}

const told = (statements: readonly Statement[]) =>
  statements
    .map(({ id, claim, from, to, citation: { line, quote } }) => ({
      id,
      claim,
      from,
      to,
      line,
      quote,
    }))
    .sort((one, other) => one.id.localeCompare(other.id));

const many = <T>(count: number, row: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => row(at));
const CSV = `holder,issuer,stake,from,to,quote\n${many(40, (at) => `H${at},Target,${at % 3}%,2019,..,"a\nb, ""c"" ${at}"\n`).join('')}`;
const ROWS = many(40, (at) =>
  JSON.stringify({ holder: `H${at}, "]}`, issuer: 'T', stake: `${at}%` }),
);
const entity = (at: number, name: string) => ({
  id: `p${at}`,
  schema: 'Company',
  properties: { name: [name] },
});
const link = (at: number) => ({
  id: `o${at}`,
  schema: 'Ownership',
  properties: { owner: [`p${at + 20}`], asset: [`p${at}`], percentage: ['30'] },
});
// Two parties of one name, far from each other and from their links.
const FTM = [
  ...many(40, (at) => JSON.stringify(entity(at, at === 3 || at === 33 ? 'Twin' : `Company ${at}`))),
  ...many(20, (at) => JSON.stringify(link(at))),
].join('\n');
const psc = (at: number) =>
  JSON.stringify({
    company_number: String(9_000_000 + at).padStart(8, '0'),
    data: {
      kind: 'individual-person-with-significant-control',
      name: 'Jo Doe',
      date_of_birth: { year: 1950 + at, month: 1 },
      natures_of_control: ['ownership-of-shares-25-to-50-percent'],
      notified_on: '2016-04-06',
      links: { self: `/company/${at}` },
    },
  });
const lei = (at: number) => `5493001KJTIIGC8Y1R${String(at).padStart(2, '0')}`;
const XML = `<?xml version="1.0"?>\n<lei:LEIData xmlns:lei="http://www.gleif.org/data/schema/leidata/2016">\n<lei:LEIRecords>\n${many(30, (at) => `<lei:LEIRecord>\n<lei:LEI>${lei(at)}</lei:LEI>\n<lei:Entity><lei:LegalName>Name ${at % 25}</lei:LegalName></lei:Entity>\n</lei:LEIRecord>\n`).join('')}</lei:LEIRecords>\n</lei:LEIData>\n`;
const bods = (at: number) => ({
  statementId: `statement-${String(at).padStart(3, '0')}`.padEnd(32, '0'),
  declarationSubject: `subject-${at}`,
  statementDate: '2020-01-01',
  recordId: `record-${at}`,
  recordType: 'entity',
  recordDetails: {
    isComponent: false,
    entityType: { type: 'registeredEntity' },
    name: `E [${at % 11}], "x"`,
  },
});
const named = (at: number) => `N & "${at % 30}"`;
const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const GRAPHML = `<?xml version="1.0"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="name"/><key id="d1" for="edge" attr.name="stake"/>
<graph edgedefault="directed">
${many(31, (at) => `<node id="n${at}"><data key="d0">${xml(named(at))}</data></node>\n`).join('')}
<!-- <edge> -->
${many(40, (at) => `<edge source="n${at % 31}"\n target="n30"><data key="d1">${at % 3}%</data></edge>\n${at === 20 ? '<node id="late"/>\n' : ''}`).join('')}
</graph>
</graphml>
`;
const GEXF = `<gexf xmlns="http://gexf.net/1.3"><graph defaultedgetype="directed">
<attributes class="edge"><attribute id="0" title="stake" type="string"/></attributes>
<edges>
${many(40, (at) => `<edge id="${at}" source="n${at % 31}" target="n30"><attvalues><attvalue for="0" value="${at % 3}%"/></attvalues></edge>\n`).join('')}</edges>
<nodes>
${many(31, (at) => `<node id="n${at}" label="${xml(named(at))}"/>\n`).join('')}</nodes>
</graph></gexf>
`;
const BODS = JSON.stringify(Array.from({ length: 20 }, (_, at) => bods(at)));

describe('a large file', () => {
  it.each([
    ['a table with line breaks in its cells', CSV],
    ['JSON lines', `${ROWS.join('\n')}\n`],
    ['JSON lines without a last line break', ROWS.join('\n')],
    ['a JSON array', `[\n${ROWS.join(',\n')}\n]\n`],
    ['FollowTheMoney', FTM],
    ['the UK snapshot', many(30, psc).join('\n')],
    ['XML of GLEIF', XML],
    ['BODS', BODS],
    ['GraphML', GRAPHML],
    ['GEXF whose nodes come last', GEXF],
  ])('gives the same statements in parts as at once: %s', async (_, text) => {
    const [parts, once] = [await inParts(text, 350), await whole(text)];
    expect(parts.parts).toBeGreaterThan(3);
    expect(parts.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(told(parts.statements)).toEqual(told(once.statements));
    expect(parts.seen).toHaveLength(parts.parts);
  });

  it('leaves out each record that cannot be used, counts them all and goes on', async () => {
    const broken = ROWS.map((row, at) =>
      at % 10 === 4 ? row.replace('%', 'x') : at === 25 ? '{' : row,
    );
    const { rejected, findings, statements } = await inParts(broken.join('\n'));
    expect(statements).toHaveLength(35);
    expect(rejected).toBe(5);
    expect(findings).toMatchObject([
      { code: 'not-a-number', severity: 'error', at: { line: 5 } },
      { code: 'not-json', severity: 'error', at: { line: 26 } },
    ]);
    expect(findings[0]?.says).toMatch(/^4 × .*Also from line 15, 25 on\.$/);
  });

  it('keeps what came before the place where it breaks off', async () => {
    const { findings, statements } = await inParts(`[${ROWS.join(',\n')}`.slice(0, -5));
    expect(findings).toMatchObject([{ code: 'breaks-off', severity: 'error' }]);
    expect(statements.length).toBeGreaterThan(30);
  });

  it('stops where its bytes are no UTF-8', async () => {
    const file = join(folder, 'latin1');
    writeFileSync(file, Buffer.from(`holder,issuer,stake\nS\u00f6hne,T,5%\n`, 'latin1'));
    const ledger = memoryLedger(() => '2026-01-01T00:00:00Z');
    const { findings } = await takeParts(file, { entities: [] }, (batch) => ledger.add(batch));
    expect(findings).toMatchObject([{ code: 'not-utf8' }]);
  });

  it('gives the same statements of Parquet in parts as at once', async () => {
    const rows = many(5000, (at) => ({ holder: `H${at}`, issuer: `T${at % 7}`, stake: '1%' }));
    const bytes = await writeParquet(rows as unknown as readonly HoldingRow[]);
    const once = await intake({ name: 'large', bytes }, []);
    const parts = await inParts(bytes, 20_000);
    expect(parts.parts).toBe(3);
    expect(parts.kind).toBe('parquet');
    expect(told(parts.statements)).toEqual(told(once.statements));
    const broken = await inParts(bytes.slice(0, 2000));
    expect(broken.findings).toMatchObject([{ code: 'parquet-damaged' }]);
  });

  it('keeps the edges before the place where a graph is no XML, and refuses one without directions', async () => {
    const { findings, statements } = await inParts(GRAPHML.replace('source="n15"', 'source="n15'));
    expect(findings.map(({ code }) => code)).toEqual(['malformed-xml']);
    expect(statements.length).toBeGreaterThan(8);
    const mutual = await inParts(GRAPHML.replace('="directed"', '="undirected"'));
    expect(mutual).toMatchObject({ statements: [], findings: [{ code: 'graph-undirected' }] });
    expect(mutual.findings[0]?.at?.line).toBe(4);
  });

  it('refuses an article, which is read as a whole', async () => {
    const { findings, kind } = await inParts('Renault holds 43.4% of Nissan. '.repeat(50));
    expect(kind).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'file-too-large' }]);
  });
});
