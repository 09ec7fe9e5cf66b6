import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { asked, crosshold, freshFolder, rowsBy } from '../cli.ts';

// The articles and the table lie outside the project; a clone without them runs the same job on the
// example in test/contracts/example.test.ts.
const SHARED = resolve('../shared');
const SEEDS = join(SHARED, 'seeds');
const ARTICLES = existsSync(SEEDS)
  ? readdirSync(SEEDS)
      .sort()
      .map((name) => join(SEEDS, name))
  : [];
const TABLE = join(SHARED, 'alliance/statements.csv');

describe.runIf(ARTICLES.length > 0)(
  'from five articles and a table to who can block Nissan',
  () => {
    let folder = '';
    const ask = (...words: readonly string[]) => asked(folder, '--workspace', 'w', ...words);

    beforeAll(() => {
      folder = freshFolder();
      const { status, err } = crosshold(folder, '--workspace', 'w', 'add', ...ARTICLES, TABLE);
      expect(err).toBe('');
      expect(status).toBe(0);
    });

    it('finds that Renault blocks two thirds unconditionally', () => {
      const answer = ask('block', 'Nissan', '--rule', 'jp-special', '--as-of', '2019-06-10');
      const renault = rowsBy(answer, 'holder').get('Renault');
      expect(renault).toMatchObject({ blocks: 'always', ifAbstaining: 'always' });
      expect(String(renault?.['ifAbsent'])).toMatch(/^up to 9\d\.\d+%$/);
      expect(answer).toMatchObject({ rules: [{ id: 'jp-special', verified: true }] });
    });

    it('quotes the sentence of the article that says two thirds and 43%', () => {
      const answer = ask('block', 'Nissan', '--rule', 'jp-special', '--as-of', '2019-06-10');
      const quotes = (answer['sources'] as readonly { quote?: string }[]).map(
        ({ quote }) => quote ?? '',
      );
      expect(
        quotes.some((quote) => quote.includes('2/3rds majority') && quote.includes('43%')),
      ).toBe(true);
    });

    it.each([
      ['abstain', 'always'],
      ['absent', 'belowTurnout'],
      ['neutral', 'never'],
    ])('tells that Renault, if it would %s, blocks %s', (act, blocks) => {
      const answer = ask(
        'block',
        'Nissan',
        'Renault',
        '--rule',
        'jp-special',
        '--act',
        act,
        '--as-of',
        '2019-06-10',
      );
      expect(answer['blocks']).toBe(blocks);
    });

    it('gives the owners of Renault with the loop, summing to exactly one', () => {
      const answer = ask('owners', 'Renault', '--as-of', '2019-06-10');
      const rows = rowsBy(answer, 'holder');
      expect(rows.get('French State')).toMatchObject({ direct: '15.0100%' });
      expect(rows.get('Nissan')).toMatchObject({ direct: '15%', via: ['Nissan Finance'] });
      expect(rows.get('Daimler')).toMatchObject({ direct: '3.1%' });
      expect(rows.has('Unidentified holders of Renault')).toBe(true);
      expect(answer['loopFactor']).toBeCloseTo(1000 / (1000 - 434 * 0.15), 5);
      expect(answer['outsideOwners']).toBe('1');
    });

    it('shows the wrong word majority and the accounts of how Renault acted', () => {
      const rows = ask('conflicts')['rows'] as readonly Record<string, unknown>[];
      const labels = rows
        .filter(({ kind }) => kind === 'label')
        .map(({ about, accounts }) => `${String(about)}: ${String(accounts)}`);
      expect(labels).toContain('Renault in Nissan: "majority" 43%');
      expect(labels).toContain('French State in Renault: "majority" 15%');
      const reform = rows.find(({ about }) => about === 'Renault on governance reform');
      expect(reform?.['accounts']).toEqual(['block', 'oppose', 'block']);
    });

    it('changes nothing when a file is added twice', () => {
      const again = ask('add', TABLE);
      expect(again['rows']).toMatchObject([{ added: 0, known: 146 }]);
    });

    it('takes no stake, vote or deal from an article that has none', () => {
      const generic = ARTICLES.filter((file) => file.includes('004_'));
      const { out } = crosshold(folder, 'read', ...generic, '--json');
      const { claims } = JSON.parse(out) as { claims: readonly { type: string }[] };
      expect(claims.filter(({ type }) => ['stake', 'vote', 'deal'].includes(type))).toEqual([]);
    });

    it('passes every situation and vector handed out', () => {
      const files = ['alliance/questions.yaml', 'vectors.json'].map((name) => join(SHARED, name));
      const { out, status } = crosshold(folder, 'verify', ...files);
      expect(out).toMatch(/^\d+ passed, 0 failed\n$/);
      expect(status).toBe(0);
    });
  },
);
