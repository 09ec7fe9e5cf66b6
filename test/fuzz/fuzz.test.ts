import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRefused, TARGETS } from './targets.mjs';
import { mutated } from './mutate.mjs';
import { seedsOf } from './seeds.mjs';
import { chance } from '../faults/harness/chance.mjs';

const targets: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = TARGETS;
const FOLDER = join(import.meta.dirname, 'regressions');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.bin'));

/** What went wrong; nothing when it was answered, or refused in words. */
async function fault(target: string, bytes: Uint8Array): Promise<unknown> {
  try {
    await targets[target]?.(bytes);
    return undefined;
  } catch (thrown) {
    return isRefused(thrown) ? undefined : thrown;
  }
}

describe('what broke a reader once', () => {
  it.each(FILES)('%s is answered or refused in words', async (name) => {
    const target = name.split('-')[0] ?? '';
    expect(targets).toHaveProperty(target);
    expect(await fault(target, readFileSync(join(FOLDER, name)))).toBeUndefined();
  });
});

describe('two hundred changed inputs', () => {
  it.each(Object.keys(targets))(
    'of %s are answered or refused in words',
    { timeout: 60_000 },
    async (target) => {
      const random = chance(2019);
      const corpus = seedsOf(target);
      expect(corpus.length).toBeGreaterThan(0);
      for (let run = 0; run < 200; run++) {
        const bytes = mutated(corpus, random);
        expect(
          await fault(target, bytes),
          new TextDecoder().decode(bytes).slice(0, 500),
        ).toBeUndefined();
      }
    },
  );
});
