import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KernelKind, loadKernels } from '../../../src/bulk/kernels.ts';
import { FindingLog } from '../../../src/bulk/read/finding-log.ts';
import { inputFile, readFiles } from '../../../src/bulk/read/read-files.ts';
import type { Statement } from '../../../src/evidence/index.ts';
import { type Day, type Fraction, fraction } from '../../../src/model/index.ts';
import { buildRegister } from '../../../src/register/index.ts';
import { at, caseOf } from '../../statement.ts';

const dir = mkdtempSync(join(tmpdir(), 'crosshold-records-'));
let made = 0;

/** Reads texts as files of one whole register. */
export async function readWhole(
  texts: readonly string[],
  day: string,
  kind: KernelKind = 'typescript',
) {
  const log = new FindingLog(join(dir, `findings-${made++}.jsonl`));
  const store = (await loadKernels(kind)).edgeStore({ rows: 10, bytes: 100 });
  const inputs = texts.map((text) => {
    const path = join(dir, `file-${made++}`);
    writeFileSync(path, text);
    return inputFile(path);
  });
  const limits = { memory: 2 ** 28, spill: dir };
  const reading = { store, log, day: day as Day, limits, progress: () => {} };
  const { collected, counts } = await readFiles(inputs, reading);
  const { names, table, votes } = collected;
  const text = new TextDecoder();
  const nameOf = (number: number) =>
    text.decode(names.bytes.slice(number === 0 ? 0 : names.ends[number - 1], names.ends[number]));
  const edges = [...table.holders].map((holder, edge) => ({
    pair: `${nameOf(holder)} → ${nameOf(table.companies[edge] as number)}`,
    parts: table.parts[edge] as number,
    high: table.high?.[edge] ?? (table.parts[edge] as number),
    votes: votes?.[edge] ?? (table.parts[edge] as number),
  }));
  const holdings = edges.map(({ pair, parts, high }) => `${pair} ${parts}-${high}`).sort();
  const cast = edges.map(({ pair, votes: own }) => `${pair} ${own}`).sort();
  store.free();
  return { counts, holdings, cast, findings: log.close(), kinds: inputs.map(({ kind: k }) => k) };
}

const WHOLE = 100_000_000n;

/** What statements of an import come to on a day, as `readWhole` writes it. */
export function holdingsOf(statements: readonly Statement[], day: string, votesApart: boolean) {
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  const pairs = new Map<string, { capital?: Said; votes?: Said }>();
  for (const { holder, issuer, basis, winner } of buildRegister(caseOf(...statements), at(day))
    .choices) {
    const claim = byId.get(winner ?? '')?.claim;
    if (claim?.type !== 'holding' || (!claim.stake && !claim.band)) continue;
    const pair = pairs.get(`${holder} → ${issuer}`) ?? {};
    pairs.set(`${holder} → ${issuer}`, {
      ...pair,
      [basis === 'stake' ? 'capital' : 'votes']: claim,
    });
  }
  const least = (said: Said) =>
    said.stake ? below(said.stake) : below(said.band?.min) + (said.band?.minOpen ? 1 : 0);
  return {
    holdings: [...pairs]
      .map(([pair, { capital }]) => {
        const [low, high] = capital?.stake
          ? [capital.stake, capital.stake]
          : [capital?.band?.min ?? fraction(0), capital?.band?.max ?? fraction(1)];
        return `${pair} ${below(low)}-${below(high)}`;
      })
      .sort(),
    cast: [...pairs]
      .map(([pair, { capital, votes }]) => {
        const said = votes ?? (votesApart ? undefined : capital);
        return `${pair} ${said ? least(said) : 0}`;
      })
      .sort(),
  };
}

interface Said {
  readonly stake?: Fraction;
  readonly band?: { readonly min: Fraction; readonly max: Fraction; readonly minOpen: boolean };
}

function below(share = fraction(0)): number {
  return Number((share.n * WHOLE) / share.d);
}
