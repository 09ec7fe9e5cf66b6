import { describe, expect, it } from 'vitest';
import { briefFile, briefFormOf } from '../../../src/formats/brief-file.ts';
import { briefMarkdown } from '../../../src/formats/brief-markdown.ts';
import { briefPdf } from '../../../src/formats/brief-pdf.ts';
import type { BriefAnswer, BriefSection } from '../../../src/formats/brief.ts';
import { BadCall } from '../../../src/model/index.ts';

const OWNERS: BriefSection = {
  id: 'owners',
  issuer: 'Nissan',
  title: 'Who owns it',
  headline: 'Nissan is owned by Renault 43.4%.',
  columns: [
    ['holder', 'Holder'],
    ['direct', 'Direct'],
  ],
  rows: [
    { holder: 'Renault', direct: '43.4%', statements: ['s1'] },
    { holder: 'A|B *x*', direct: '3.1%', statements: [] },
  ],
  steps: [{ says: 'Renault > Nissan = 43.4%.', citation: 'Art. 1' }],
  unanswered: false,
};

const ANSWER: BriefAnswer = {
  headline: 'Two holdings of 2019-06-10.',
  asOf: '2019-06-10',
  sections: [OWNERS],
  svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80" width="200" height="80"><text x="9" y="40">Nissan</text></svg>',
  sources: [{ id: 's1', source: 'a.txt', quote: 'Renault owns 43.4% of Nissan.' }],
};

const many = (count: number): BriefAnswer => ({
  ...ANSWER,
  sections: [
    {
      ...OWNERS,
      rows: Array.from({ length: count }, (_, at) => ({ holder: `Holder ${at}`, direct: '1%' })),
    },
  ],
});

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const pagesOf = (bytes: Uint8Array) => textOf(bytes).match(/\/Type \/Page\b/g)?.length;

describe('a brief in Markdown', () => {
  it('has headings, tables set by their figures, and numbered notes with their quotes', () => {
    expect(briefMarkdown(ANSWER)).toBe(
      [
        '# The case on 2019-06-10',
        '',
        'Two holdings of 2019-06-10.',
        '',
        '## Nissan',
        '',
        '### Who owns it',
        '',
        'Nissan is owned by Renault 43.4%.',
        '',
        '| Holder | Direct | Notes |',
        '| :-- | --: | :-- |',
        '| Renault | 43.4% | [1] |',
        String.raw`| A\|B \*x\* | 3.1% |  |`,
        '',
        'How it is computed:',
        '',
        String.raw`1. Renault \> Nissan = 43.4%. (Art. 1)`,
        '',
        '## Notes',
        '',
        '1. s1: a.txt',
        '   > “Renault owns 43.4% of Nissan.”',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['an element', '<script>x</script>', String.raw`\<script\>x\</script\>`],
    ['a link', '[x](javascript:y)', String.raw`\[x\](javascript:y)`],
    ['a picture', '![x](http://e.example)', String.raw`!\[x\](http\://e.example)`],
    ['an address', 'www.e.example', String.raw`www\.e.example`],
    ['a heading', '# x', String.raw`\# x`],
    ['a list', '1. x', String.raw`1\. x`],
    ['a line', '---', String.raw`\---`],
    ['an entity', '&lt;', String.raw`\&lt;`],
    ['two lines', 'a\n\n# b', String.raw`a \# b`],
  ])('keeps %s of a source as text', (_what, headline, shown) => {
    expect(briefMarkdown({ ...ANSWER, headline }).split('\n')[2]).toBe(shown);
  });
});

describe('a brief as PDF', () => {
  it('has a page with the chart and its own font, and is the same each time', async () => {
    const { bytes, findings } = await briefPdf(ANSWER);
    expect(findings).toEqual([]);
    expect(textOf(bytes)).toMatch(/^%PDF-/);
    expect(textOf(bytes)).toMatch(/FontName \/\w+\+DejaVuSans/);
    expect(pagesOf(bytes)).toBe(1);
    expect((await briefPdf(ANSWER)).bytes).toEqual(bytes);
  });

  it('goes on over as many pages as its rows take', async () => {
    const { bytes } = await briefPdf(many(100));
    expect(pagesOf(bytes)).toBeGreaterThan(2);
    expect(pagesOf((await briefPdf(many(10))).bytes)).toBe(1);
  });

  it('names the letters that its font lacks', async () => {
    const { findings } = await briefPdf({ ...ANSWER, headline: '日産自動車' });
    expect(findings).toMatchObject([{ code: 'letters-not-in-font', severity: 'remark' }]);
    expect(findings[0]?.says).toContain('日産自動車');
  });
});

describe('the file of a brief', () => {
  it.each([
    ['case.html', 'html'],
    ['case.HTM', 'html'],
    ['case.md', 'md'],
    ['case.v2.pdf', 'pdf'],
  ])('%s is written as %s', (file, form) => {
    expect(briefFormOf(file)).toBe(form);
  });

  it.each(['case', 'case.docx', 'pdf', 'md/'])('%s is refused', (file) => {
    expect(() => briefFormOf(file)).toThrow(BadCall);
  });

  it('says its type', async () => {
    const types = ['html', 'md', 'pdf'] as const;
    expect(
      await Promise.all(types.map(async (form) => (await briefFile(ANSWER, form)).type)),
    ).toEqual(['text/html; charset=utf-8', 'text/markdown; charset=utf-8', 'application/pdf']);
  });
});
