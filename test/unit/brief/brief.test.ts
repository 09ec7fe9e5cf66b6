import { createHash } from 'node:crypto';
import { array, assert, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { briefHtml } from '../../../src/formats/brief-html.ts';
import { briefText, tableLines } from '../../../src/formats/brief-text.ts';
import type { BriefAnswer, BriefSection } from '../../../src/formats/brief.ts';

const OWNERS: BriefSection = {
  id: 'owners',
  issuer: 'Nissan',
  title: 'Who owns it',
  headline: 'Nissan is owned by Renault 43.4%.',
  columns: [
    ['holder', 'Holder'],
    ['direct', 'Direct'],
    ['range', 'Range'],
  ],
  rows: [
    { holder: 'Renault', direct: '43.4%', statements: ['s2', 's1'] },
    { holder: 'Daimler', direct: '3.1%', statements: ['s3', 'nowhere'] },
  ],
  steps: [{ says: 'Renault > Nissan = 43.4%.', statements: ['s2'] }],
  unanswered: false,
};

const ANSWER: BriefAnswer = {
  headline: 'Two holdings of 2019-06-10.',
  asOf: '2019-06-10',
  sections: [OWNERS],
  svg: '<svg xmlns="http://www.w3.org/2000/svg"><style>.box{fill:red}</style></svg>',
  sources: [
    { id: 's1', source: 'a.txt', quote: 'Renault owns 43.4% of Nissan.' },
    { id: 's2', source: 'table.csv', line: 7, cites: 'S7', assertedBy: 'Renault' },
    { id: 's3', source: 'b.txt', quote: 'Daimler has 3.1%.', modality: 'reported' },
    { id: 'unused', source: 'c.txt' },
  ],
};

describe('a brief in the terminal', () => {
  it('sets tables in columns and numbers the notes in the order of their need', () => {
    expect(briefText(ANSWER)).toBe(
      [
        'The case on 2019-06-10',
        '',
        'Two holdings of 2019-06-10.',
        '',
        'Nissan: Who owns it',
        'Nissan is owned by Renault 43.4%.',
        'Holder   Direct  Notes',
        'Renault   43.4%  [1] [2]',
        'Daimler    3.1%  [3]',
        '',
        'Notes',
        '[1]   s2: table.csv, line 7, citing S7 (Renault)',
        '[2]   s1: a.txt',
        '      “Renault owns 43.4% of Nissan.”',
        '[3]   s3: b.txt, reported',
        '      “Daimler has 3.1%.”',
        '',
      ].join('\n'),
    );
  });

  it('sets figures flush right and dates flush left', () => {
    const rows = [
      { holder: '1999-03-27', direct: '43.4%' },
      { holder: 'soon', direct: '0%' },
    ];
    const text = briefText({ ...ANSWER, sections: [{ ...OWNERS, rows }] });
    expect(text).toContain('1999-03-27   43.4%\nsoon            0%');
  });

  it('says why a question has no answer', () => {
    const open = {
      ...OWNERS,
      rows: [],
      headline: 'Nothing is known about "Nissan".',
      unanswered: true,
    };
    expect(briefText({ ...ANSWER, sections: [open] })).toContain(
      'Nothing is known about "Nissan".',
    );
  });

  it('prints nothing that a terminal would obey', () => {
    const row = { holder: '\u001b[31mRed\u0007\u202e', direct: '1%' };
    // A terminal obeys control characters; the bidi override reorders what follows it.
    expect(briefText({ ...ANSWER, sections: [{ ...OWNERS, rows: [row] }] })).not.toMatch(
      /[^\P{Cc}\n]|\u202e/u,
    );
  });

  it('keeps every table within 100 columns', () => {
    const cell = string({ maxLength: 160 });
    assert(
      property(
        array(record({ a: cell, b: cell, c: cell, d: cell }), { minLength: 1, maxLength: 6 }),
        (rows) => {
          const table = {
            headings: ['A', 'B', 'C', 'D'],
            rows: rows.map(({ a, b, c, d }) => [a, b, c, d]),
            figures: [false, true, false, false],
          };
          for (const line of tableLines(table)) expect([...line].length).toBeLessThanOrEqual(100);
        },
      ),
      { seed: 11, numRuns: 200 },
    );
  });
});

describe('a brief as one file', () => {
  it('links every figure to its note', () => {
    const html = briefHtml(ANSWER);
    expect(html).toContain(
      '<td class="figure">43.4%</td><td class="marks"><a href="#note-1">[1]</a> <a href="#note-2">[2]</a></td>',
    );
    expect(html).toContain(
      '<li id="note-2">s1: a.txt<blockquote>“Renault owns 43.4% of Nissan.”</blockquote></li>',
    );
    expect(html).not.toContain('unused');
  });

  it('allows its own styles by their hash and nothing else', () => {
    const html = briefHtml(ANSWER);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style = '']) => style);
    expect(styles).toHaveLength(2);
    for (const style of styles)
      expect(policy).toContain(createHash('sha256').update(style).digest('base64'));
    expect(policy).toContain('default-src &#39;none&#39;');
    expect(html).not.toMatch(/<script| on\w+=| style=/);
  });

  it('shows hostile texts as text', () => {
    const evil = '</blockquote><script>alert(1)</script><img src=x onerror=alert(2)>';
    const sources = [{ id: 's1', source: evil, quote: evil }];
    const rows = [{ holder: evil, direct: evil, statements: ['s1'] }];
    const html = briefHtml({
      ...ANSWER,
      headline: evil,
      sources,
      sections: [{ ...OWNERS, title: evil, rows }],
    });
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
});
