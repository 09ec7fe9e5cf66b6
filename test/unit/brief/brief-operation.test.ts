import { describe, expect, it } from 'vitest';
import { builtinLaw } from '../../../src/law/law.ts';
import { company, type Entity } from '../../../src/model/index.ts';
import { brief } from '../../../src/operations/brief.ts';
import { entangled } from '../../../src/operations/entangled.ts';
import { diagram } from '../../../src/operations/diagram.ts';
import type { Subject } from '../../../src/operations/operation.ts';
import { loadOperations } from '../../../src/operations/registry.ts';
import { answer, askSubject } from '../../../src/operations/subject.ts';
import { EMPTY_CASE } from '../../../src/register/index.ts';
import type { BriefSection } from '../../../src/formats/brief.ts';
import { holds, registerOf } from '../scene/chart-of.ts';

const NISSAN: Entity = { ...company('Nissan'), law: 'JP', listed: true };
const ROWS = [
  holds('Renault', 'Nissan', '43.4'),
  holds('Nissan', 'Renault', '15'),
  holds('State', 'Renault', '15.01'),
  holds('Nissan', 'Mitsubishi', '34'),
];

async function subjectOf(rows = ROWS): Promise<Subject> {
  const operations = await loadOperations(['owners', 'votes', 'block', 'conflicts']);
  return {
    register: registerOf(rows, [NISSAN]),
    caseFile: EMPTY_CASE,
    law: builtinLaw(),
    ask: (subject, nested) => askSubject(operations, subject, nested),
  };
}

describe('the companies to look at first', () => {
  it('are tied through a subsidiary as well, and not by a trifle', () => {
    const rows = [
      holds('Daimler', 'Renault', '3'),
      holds('Renault', 'Daimler', '1.5'),
      holds('Renault', 'Nissan', '43.4'),
      holds('Nissan Finance', 'Renault', '15', { beneficiary: 'Nissan' }),
      holds('A', 'Fiat', '20'),
      holds('B', 'Fiat', '20'),
    ];
    expect(entangled(registerOf(rows))).toEqual(['Renault', 'Nissan', 'Fiat']);
  });
});

describe('a brief', () => {
  it('tells first about the companies that hold each other, the one with more holders before', () => {
    expect(entangled(registerOf(ROWS))).toEqual(['Renault', 'Nissan', 'Mitsubishi']);
  });

  it('gives the numbers of the questions that it asks', async () => {
    const subject = await subjectOf();
    const told = answer(brief as never, subject, { issuers: ['Nissan'] });
    const sections = told['sections'] as readonly BriefSection[];
    const owners = answer((await loadOperations(['owners'])).get('owners') as never, subject, {
      issuer: 'Nissan',
    });
    expect(sections.find(({ id }) => id === 'owners')?.rows).toEqual(owners['rows']);
    const block = sections.find(({ id }) => id === 'block');
    expect(block?.rows[0]).toMatchObject({
      holder: 'Renault',
      blocks: 'always',
      when: 'at any turnout',
    });
  });

  it('says why a question stays open, and answers the others', async () => {
    const sections = answer(brief as never, await subjectOf(), { issuers: ['Mitsubishi'] })[
      'sections'
    ] as readonly BriefSection[];
    const open = sections.filter((section) => section.unanswered);
    expect(open.map(({ id }) => id)).toContain('block');
    for (const section of open) expect(section.headline).not.toBe('');
    expect(sections.find(({ id }) => id === 'owners')?.unanswered).toBe(false);
  });

  it('is empty about an empty register', async () => {
    const told = answer(brief as never, await subjectOf([]), {});
    expect(told['issuers']).toEqual([]);
    expect(told['svg']).toContain('</svg>');
  });
});

describe('the question for a chart', () => {
  it('has a row for every arc, with exact stakes and what the votes come to', async () => {
    const rows = answer(diagram as never, await subjectOf(), {})['rows'] as readonly Record<
      string,
      unknown
    >[];
    expect(rows.find((row) => row['holder'] === 'Renault')).toMatchObject({
      issuer: 'Nissan',
      stake: '43.4%',
      exact: { stake: '217/500' },
      mutual: true,
      statements: ['Renault-Nissan'],
    });
  });

  it('refuses a line for small holders that is no share', async () => {
    const subject = await subjectOf();
    expect(() => answer(diagram as never, subject, { small: '10,5%' })).toThrow('ambiguous');
    expect(() => answer(diagram as never, subject, { small: '12' })).toThrow('2%');
  });

  it('offers names near a focus that nobody has', async () => {
    const subject = await subjectOf();
    expect(() => answer(diagram as never, subject, { focus: 'Nisan' })).toThrow('"Nissan"');
  });
});
