import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { storyHtml } from '../../../src/formats/story-html.ts';
import { builtinLaw } from '../../../src/law/law.ts';
import type { CaseFile } from '../../../src/register/index.ts';
import { loadOperations } from '../../../src/operations/registry.ts';
import { respond } from '../../../src/operations/respond.ts';
import { subjectAt } from '../../../src/operations/subject.ts';
import { at, caseOf, date, said } from '../../statement.ts';

const act = (code: string, day: string, weight: number, modality = 'asserted') => ({
  code,
  date: date(day),
  source: 'Renault',
  target: 'Nissan',
  weight,
  modality,
  statements: ['a'],
});

const CASE: CaseFile = {
  ...caseOf(
    said('a', 'Renault', 'Nissan', { percent: '36.8', from: '1999', to: '2002-02-28' }),
    said('b', 'Renault', 'Nissan', { percent: '44.4', from: '2002-03-01', to: '..' }),
  ),
  events: [
    act('PRAISE', '2001-05-05', 1),
    act('RESCUE', '1999-03-27', 8),
    act('STAKE_UP_FRIENDLY', '2002-03-01', 5),
    act('THREAT_STAKE', '2003', 4, 'planned'),
    act('PACT', '2024-01-01', 8),
  ],
};

async function told(asked: object) {
  const operations = await loadOperations();
  const subject = subjectAt(CASE, builtinLaw(), operations, at('2019-06-10'));
  return respond(operations.get('story') as never, subject, asked);
}

interface Scene {
  readonly date: string;
  readonly changes: readonly string[];
  readonly rows: readonly object[];
  readonly svg?: string;
}

describe('a story', () => {
  it('tells the weightiest days in order, each with the register of its day', async () => {
    const answer = await told({ between: ['Renault', 'Nissan'], most: 2 });
    const scenes = answer['scenes'] as readonly Scene[];
    expect(scenes.map((scene) => [scene.date, scene.changes])).toEqual([
      ['1999-03-27', []],
      ['2002-03-01', ['Renault in Nissan: 36.8% > 44.4%']],
    ]);
    expect(scenes[1]?.rows).toMatchObject([
      { holder: 'Renault', issuer: 'Nissan', stake: '44.4%', statements: ['b'] },
    ]);
    expect(answer.headline).toBe('Renault and Nissan in 2 days, from 1999-03-27 to 2002-03-01.');
  });

  it('leaves out what is planned and what had not come', async () => {
    const answer = await told({ between: ['Renault', 'Nissan'] });
    expect((answer['scenes'] as readonly Scene[]).map((scene) => scene.date)).toEqual([
      '1999-03-27',
      '2001-05-05',
      '2002-03-01',
    ]);
  });

  it('says so when nothing was done', async () => {
    expect((await told({ between: ['Daimler'] })).headline).toBe(
      'No dated act of Daimler is known.',
    );
  });
});

describe('a story as a file', () => {
  it('loads nothing and lets its own style and script run by their hashes alone', async () => {
    const html = storyHtml(await told({ between: ['Renault', 'Nissan'] }));
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const hash = (text: string) => createHash('sha256').update(text).digest('base64');
    const parts = [...html.matchAll(/<(style|script)>([\s\S]*?)<\/\1>/g)];
    expect(parts.length).toBeGreaterThan(3);
    for (const [, , text = ''] of parts) expect(policy).toContain(`sha256-${hash(text)}`);
    expect(policy).not.toContain('unsafe');
    expect(html).not.toMatch(/(?:src|href)="(?!#)/);
    expect(html.match(/<section id=/g)).toHaveLength(3);
  });

  it('keeps every text of a source as text', () => {
    const html = storyHtml({
      headline: '<script>x</script>',
      asOf: '2019-06-10',
      between: ['<img src=x>'],
      scenes: [
        {
          date: '2019-06-10',
          title: '<b>',
          acts: [{ says: '</section>', statements: ['a'] }],
          changes: ['<i>'],
          chart: '',
          rows: [{ holder: '\u202eoga', issuer: '"', stake: '1%' }],
        },
      ],
      sources: [{ id: 'a', source: '<u>', quote: '</blockquote><script>y</script>' }],
    });
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<(?:img|b|i|u)\b|\u202e/);
    expect(html.match(/<section /g)).toHaveLength(html.match(/<\/section>/g)?.length ?? 0);
  });
});
