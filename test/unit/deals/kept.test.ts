import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lineChartSvg } from '../../../src/formats/chart-svg.ts';
import { BadCall, BadInput, NoAnswer } from '../../../src/model/index.ts';
import {
  baseChanges,
  changeText,
  pinOf,
  resultChanges,
} from '../../../src/operations/scenario-pin.ts';
import {
  loadScenario,
  saveScenario,
  scenarioNames,
  type StoredScenario,
} from '../../../src/operations/scenario-store.ts';
import { sweepChart } from '../../../src/operations/sweep-chart.ts';
import { registerOf } from './register-of.ts';

const before = registerOf([
  { holder: 'A', issuer: 'X', stake: '30%', statements: ['one'] },
  { holder: 'B', issuer: 'X', stake: '10%', statements: ['two'] },
]);
const pin = pinOf(before, {
  rows: [{ holder: 'A', issuer: 'X', capitalBefore: '30%', capitalAfter: '20%' }],
});
const kept: StoredScenario = {
  schemaVersion: 1,
  name: 'sale',
  title: 'A sells',
  asOf: '2024-01-01',
  parameters: { steps: [{ transfer: { from: 'A', to: 'market', issuer: 'X', stake: '10%' } }] },
  about: { title: 'A sells' },
  pin,
};

let workspace = '';
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'crosshold-kept-'));
});
afterEach(() => rmSync(workspace, { recursive: true }));

describe('a kept scenario', () => {
  it('is read back as it was saved, and listed by name', () => {
    saveScenario(workspace, kept);
    expect(loadScenario(workspace, 'sale')).toEqual(kept);
    expect(scenarioNames(workspace)).toEqual(['sale']);
  });

  it('is not found under another name, and the refusal lists what there is', () => {
    saveScenario(workspace, kept);
    expect(() => loadScenario(workspace, 'bid')).toThrow(NoAnswer);
    expect(() => loadScenario(workspace, 'bid')).toThrow(/kept: sale/);
  });

  it('cannot be named so that it leaves the workspace', () => {
    expect(() => saveScenario(workspace, { ...kept, name: '../sale' })).toThrow(BadCall);
    expect(existsSync(join(workspace, 'sale.json'))).toBe(false);
  });

  it('is refused with its file when it was damaged', () => {
    saveScenario(workspace, kept);
    const file = join(workspace, 'scenarios', 'sale.json');
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40));
    expect(() => loadScenario(workspace, 'sale')).toThrow(BadInput);
    expect(() => loadScenario(workspace, 'sale')).toThrow(/sale\.json/);
  });

  it('shows no change on the register that it was run on', () => {
    expect(baseChanges(pin, before)).toEqual([]);
    expect(resultChanges(pin, { rows: [...pin.rows] })).toEqual([]);
  });

  it('names the facts that changed since, with the statements and the numbers they moved', () => {
    const after = registerOf([
      { holder: 'A', issuer: 'X', stake: '31%', statements: ['three'] },
      { holder: 'B', issuer: 'X', stake: '10%', statements: ['two'] },
      { holder: 'C', issuer: 'X', stake: '5%', statements: ['four'] },
    ]);
    expect(baseChanges(pin, after)).toEqual([
      {
        holder: 'A',
        issuer: 'X',
        was: '30% of the capital',
        now: '31% of the capital',
        newStatements: ['three'],
        goneStatements: ['one'],
      },
      {
        holder: 'C',
        issuer: 'X',
        was: 'not known',
        now: '5% of the capital',
        newStatements: ['four'],
        goneStatements: [],
      },
    ]);
    const rows = [{ holder: 'A', issuer: 'X', capitalBefore: '31%', capitalAfter: '20%' }];
    expect(resultChanges(pin, { rows }).map(changeText)).toEqual([
      'A in X, capitalBefore: 30% > 31%',
    ]);
  });
});

describe('a table of solve as a chart', () => {
  const rows = [
    { '?': '10%', '??': '70%', flipTurnout: '60%' },
    { '?': '20%', '??': '70%', flipTurnout: '55%' },
    { '?': '10%', '??': '80%', flipTurnout: '50%' },
    { '?': '20%', '??': '80%', flipTurnout: '45%' },
  ];

  it('draws one line for every second value, and tells the numbers in words', () => {
    const svg = sweepChart({ method: 'sweep', rows });
    expect(svg.match(/<polyline/g)).toHaveLength(2);
    expect(svg).toContain('80% (value of ?: flip turnout): 10%: 50%; 20%: 45%.');
  });

  it('leaves out values at which the steps were refused', () => {
    const svg = sweepChart(
      {
        method: 'sweep',
        rows: [...rows, { '?': '90%', '??': '70%', refused: 'more-than-held' }],
      },
      'flipTurnout',
    );
    expect(svg).not.toContain('90%');
  });

  it('is refused for an answer that is no table of numbers', () => {
    expect(() => sweepChart({ method: 'least', rows: [] })).toThrow(BadCall);
  });

  it('escapes names, and has room where all values are the same', () => {
    const svg = lineChartSvg({
      title: 'A & <B>',
      across: 'x',
      up: 'y',
      lines: [
        {
          name: '<script>',
          points: [
            [1, 5],
            [2, 5],
          ],
        },
      ],
      textOf: String,
    });
    expect(svg).toContain('A &amp; &lt;B&gt;');
    expect(svg).not.toContain('<script>');
    expect(svg).not.toContain('NaN');
  });
});
