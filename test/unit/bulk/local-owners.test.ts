import { describe, expect, it } from 'vitest';
import { type EdgeTable, WHOLE } from '../../../src/bulk/graph.ts';
import { loadKernels } from '../../../src/bulk/kernels.ts';
import { localEngine } from '../../../src/bulk/local/engine.ts';
import { fraction } from '../../../src/model/index.ts';
import { netOwnership } from '../../../src/ownership/integrated.ts';
import { stakesFrom } from '../../../src/ownership/stakes.ts';
import { randomRegister, tableOf } from './random-register.ts';

const REGISTERS = Number(process.env['BULK_REGISTERS'] ?? 200);
const PERCENT = WHOLE / 100;

const kernels = await loadKernels('wasm');

/** Owners and companies of all pairs at or above a line. */
async function pairsOf(table: EdgeTable, parts: number): Promise<string[]> {
  const engine = localEngine(kernels);
  await engine.load(table);
  const pairs: string[] = [];
  const found = await engine.owners({ parts }, ({ owners, companies }) => {
    owners.forEach((owner, at) => pairs.push(`${owner} ${companies[at]}`));
  });
  await engine.close();
  expect([found.pairs, found.undecided, found.open]).toEqual([pairs.length, [], []]);
  return pairs.sort();
}

function exactPairs({ holders, companies, parts, nodes }: EdgeTable, line: number): string[] {
  const stakes = stakesFrom(
    [...holders].map((holder, edge) => [
      String(holder),
      String(companies[edge]),
      fraction(parts[edge] as number, WHOLE),
    ]),
  );
  const pairs: string[] = [];
  for (let company = 0; company < nodes; company++) {
    const net = netOwnership(stakes, String(company));
    if (!(net instanceof Map)) throw new RangeError(`${company} has no answer`);
    for (const [owner, share] of net)
      if (owner !== String(company) && share.compare(fraction(line, WHOLE)) >= 0)
        pairs.push(`${owner} ${company}`);
  }
  return pairs.sort();
}

describe('owners at or above a line, decided to the last pair', () => {
  it('meet the line exactly through two companies that hold each other', async () => {
    // 18.75% of company 1, and half of what 2 has of it, half of which is 1 again: 0.1875 / (1 − 1/4).
    const table = tableOf(3, [
      [0, 1, 18.75 * PERCENT],
      [2, 1, 50 * PERCENT],
      [1, 2, 50 * PERCENT],
    ]);
    expect(await pairsOf(table, 25 * PERCENT)).toEqual(exactPairs(table, 25 * PERCENT));
    expect(await pairsOf(table, 25 * PERCENT)).toContain('0 1');
  });

  it(`are those of exact rationals on ${REGISTERS} random registers, on lines that many meet exactly`, async () => {
    for (let seed = 1; seed <= REGISTERS; seed++) {
      const table = randomRegister(seed);
      for (const line of [25, 12.5, 50].map((percent) => percent * PERCENT))
        expect(await pairsOf(table, line), `seed ${seed}`).toEqual(exactPairs(table, line));
    }
  });
});
