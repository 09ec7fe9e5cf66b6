import { describe, expect, it } from 'vitest';
import { memoryLedger } from '../../../src/ledger/memory.ts';
import { BadInput, type Day } from '../../../src/model/index.ts';
import { exportAs, type ExportFormat } from '../../../src/operations/export.ts';
import { type Workspace, workspaceOver } from '../../../src/operations/workspace.ts';
import { buildRegister } from '../../../src/register/index.ts';
import { at, date } from '../../statement.ts';

const bytes = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;
const fresh = () => workspaceOver(memoryLedger(() => '2026-01-01T00:00:00Z'));
const options = { day: date('2026-01-01') as Day, publisher: 'Test' };

const TABLE = `holder,issuer,stake,votes,shares,min,max,from,to,source,quote
"=Evil, ""Inc"" & <Söhne>",Target AG,10000/23349,,,,,2019,..,https://example.com/a?b=1&c=2,"It holds
so much."
Beta Oy,Target AG,12.5%,,,,,2019-06-10,..,,
Gamma,Target AG,,,44387915,,,2019-06,..,,
Delta,Other SA,,,,>25%,50%,2019,..,,
Epsilon,Other SA,,,,>5%,<10%,2019,..,,
Zeta,Other SA,,,,25%,,2019,..,,
Eta,Other SA,,28.4%,,,,2019,..,,
`;

const rows = (workspace: Workspace) =>
  buildRegister(workspace.caseFile(), at('2020-01-01')).holdings.map(
    ({ holder, issuer, stake, votes, shares, band, from, to }) => ({
      holder,
      issuer,
      stake: stake?.toFraction(),
      votes: votes?.toFraction(),
      shares,
      band: band && { ...band, min: band.min.toFraction(), max: band.max.toFraction() },
      from,
      to,
    }),
  );

async function roundTrip(format: ExportFormat) {
  const [first, second] = [fresh(), fresh()];
  await first.add({ name: 'table.csv', bytes: bytes(TABLE) });
  const exported = await exportAs(format, first.caseFile(), options);
  const back = await second.add({ name: 'back', bytes: bytes(exported.content) });
  return { exported, back, before: rows(first), after: rows(second) };
}

describe('a register of holdings', () => {
  it.each([
    ['jsonl', 'rows'],
    ['graphml', 'graph'],
    ['gexf', 'graph'],
    ['parquet', 'parquet'],
  ] as const)('comes back from %s as it went, exactly', async (format, kind) => {
    const { back, before, after } = await roundTrip(format);
    expect(back.kind).toBe(kind);
    expect(before).toHaveLength(7);
    expect(after).toEqual(before);
  });

  it('comes back from CSV with an apostrophe before what a spreadsheet would run', async () => {
    const { before, after } = await roundTrip('csv');
    expect(after).toEqual(
      before.map((row) => ({ ...row, holder: row.holder.replace(/^=/, "'=") })),
    );
  });

  it('keeps the sentence and the address of its source', async () => {
    const { back } = await roundTrip('graphml');
    expect(back.statements[0]?.citation).toMatchObject({
      quote: 'It holds\nso much.',
      cites: 'https://example.com/a?b=1&c=2',
    });
  });

  it.each(['ftm', 'ftm-aleph'] as const)('comes back from %s but for votes', async (format) => {
    const { back, before, after, exported } = await roundTrip(format);
    expect(back.kind).toBe('ftm');
    const sizes = (list: typeof before) =>
      list.map(({ holder, issuer, stake, shares, from }) => ({
        holder,
        issuer,
        stake,
        shares,
        from,
      }));
    expect(sizes(after).slice(1)).toEqual(sizes(before.filter(({ votes }) => !votes)).slice(1));
    expect(exported.findings).toContainEqual(
      expect.objectContaining({ code: 'ftm-export-rounded' }),
    );
    expect(exported.findings).toContainEqual(expect.objectContaining({ code: 'ftm-export-field' }));
    expect(back.statements.map(({ claim }) => claim)).toContainEqual(
      expect.objectContaining({ type: 'interest', kind: 'votingRights', holder: 'Eta' }),
    );
  });

  it('has bands with the same ends after FollowTheMoney', async () => {
    const { before, after } = await roundTrip('ftm');
    const bands = (list: typeof before) =>
      list.filter(({ stake }) => stake === undefined).flatMap(({ band }) => band ?? []);
    expect(bands(after)).toEqual(bands(before));
  });

  it('names the register of a number, which FollowTheMoney has no field for', async () => {
    const workspace = fresh();
    const parent = {
      company_number: '09000001',
      data: { kind: 'exemptions', exemptions: {}, notified_on: '2016-04-06' },
    };
    await workspace.add({ name: 'psc', bytes: bytes(JSON.stringify(parent)) });
    const { findings } = await exportAs('ftm', workspace.caseFile(), options);
    expect(findings).toMatchObject([
      { code: 'ftm-export-field', says: expect.stringContaining('scheme register:GB-COH') },
    ]);
  });

  it('names what a row has no column for', async () => {
    const workspace = fresh();
    const board = {
      id: 'd',
      schema: 'Directorship',
      properties: { director: ['p'], organization: ['c'] },
    };
    await workspace.add({ name: 'x.json', bytes: bytes(JSON.stringify(board)) });
    const { count, findings } = await exportAs('jsonl', workspace.caseFile(), options);
    expect(count).toBe(0);
    expect(findings).toMatchObject([{ code: 'row-export-kind' }]);
  });
});

describe('holdings in a format of others', () => {
  const add = (text: string | Uint8Array) => fresh().add({ name: 'in', bytes: bytes(text) });
  const codes = async (text: string | Uint8Array) => {
    try {
      return (await add(text)).findings.map(({ code, at: place }) => [code, place?.line]);
    } catch (thrown) {
      if (!(thrown instanceof BadInput)) throw thrown;
      return thrown.findings.map(({ code, at: place }) => [code, place?.line]);
    }
  };

  it('reads numbers of JSON as fractions and counts', async () => {
    const { statements } = await add('[{"holder":"A","issuer":"B","stake":0.434,"shares":null}]');
    expect(statements[0]?.claim).toMatchObject({ type: 'holding', holder: 'A' });
  });

  it('refuses a whole number that JSON cannot hold, a field of no column and a nested record', async () => {
    expect(await codes('{"holder":"A","issuer":"B","shares":90071992547409931}')).toEqual([
      ['missing-amount', 1],
      ['row-number', 1],
    ]);
    expect(await codes('{"holder":"A","issuer":"B","stake":"5%","stkae":1}')).toEqual([
      ['row-field', 1],
    ]);
    expect(
      await codes(
        '{"holder":"A","issuer":"B","stake":"5%"}\n{"holder":"A","issuer":"B","stake":["5%"]}',
      ),
    ).toContainEqual(['row-shape', 2]);
  });

  it('refuses a graph without directions, with missing nodes, or with a document type', async () => {
    const graph = (kind: string, edge: string) =>
      `<graphml>\n<graph edgedefault="${kind}">\n<node id="a"/><node id="b"/>\n<edge source="a" ${edge}><data key="stake">5%</data></edge>\n</graph></graphml>`;
    expect(await codes(graph('directed', 'target="b"'))).toEqual([]);
    expect(await codes(graph('undirected', 'target="b"'))).toContainEqual(['graph-undirected', 2]);
    expect(await codes(graph('directed', 'target="c"'))).toContainEqual(['graph-end-missing', 4]);
    expect(await codes(`<!DOCTYPE x>\n${graph('directed', 'target="b"')}`)).toContainEqual([
      'xml-doctype',
      1,
    ]);
  });

  it('calls nodes by their label, and lists attributes that are no columns', async () => {
    const gexf = `<gexf><graph defaultedgetype="directed"><attributes class="edge"><attribute id="0" title="votes"/><attribute id="1" title="colour"/></attributes>
<nodes><node id="1" label="Alpha"/><node id="2"/></nodes>
<edges><edge source="1" target="2"><attvalues><attvalue for="0" value="10%"/><attvalue for="1" value="red"/></attvalues></edge></edges></graph></gexf>`;
    const { statements, findings } = await add(gexf);
    expect(statements.map(({ claim }) => claim)).toMatchObject([
      { holder: 'Alpha', issuer: '2', basis: 'votes-gross' },
    ]);
    expect(findings).toMatchObject([{ code: 'graph-not-carried', at: { line: 3 } }]);
  });

  it('refuses a Parquet file that breaks off', async () => {
    const { content } = await exportAs('parquet', fresh().caseFile(), options);
    const whole = bytes(content);
    expect(await codes(whole.subarray(0, whole.length - 20))).toEqual([
      ['parquet-damaged', undefined],
    ]);
  });
});
