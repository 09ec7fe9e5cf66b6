import type { Claim, Source, Statement } from '../evidence/index.ts';
import { readCase } from '../formats/case-fields.ts';
import { Fields, isPlain } from '../formats/fields.ts';
import { parseYaml } from '../formats/read-yaml.ts';
import { type Capital, type Finding, latestDay, type PartialDate } from '../model/index.ts';
import type { CaseEvent } from '../register/index.ts';
import { holdingStatements } from './holding-statements.ts';

interface About {
  readonly frame: Pick<Source, 'id' | 'name'>;
  readonly file: string;
}

/** The entities, totals, holdings, agreements and events of a case file, as statements. */
export function readCaseFile(
  text: string,
  about: About,
): { statements: Statement[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const place = { file: about.file };
  const data = parseYaml(text, about.file);
  const record = isPlain(data) && isPlain(data['case']) ? data['case'] : data;
  if (!isPlain(record)) return { statements: [], findings: [notACase(about.file)] };
  const reader = { path: 'case', place, findings };
  const fields = new Fields(record, reader);
  const given = readCase(fields, reader);
  for (const name of ['schemaVersion', 'title', 'note', 'source']) fields.raw(name);
  fields.close();
  const make = (
    claim: Claim,
    id: string,
    when: Pick<Statement, 'from' | 'to' | 'knownFrom' | 'modality'>,
  ): Statement => ({
    id,
    claim,
    ...when,
    citation: { source: about.frame.id, name: about.frame.name },
  });
  const statements = [
    ...given.entities.map((entity) =>
      make({ type: 'entity', entity }, `entity:${entity.name}`, { modality: 'asserted' }),
    ),
    ...given.capital.flatMap((capital) => totals(capital, make)),
    ...holdingStatements(given.holdings, about.frame),
    ...given.agreements.map((agreement) =>
      make({ type: 'agreement', agreement }, agreement.id, {
        modality: 'asserted',
        ...period(agreement),
      }),
    ),
    ...given.events.map((event, index) => eventStatement(event, index, make)),
  ];
  return { statements, findings };
}

type Make = (
  claim: Claim,
  id: string,
  when: Pick<Statement, 'from' | 'to' | 'knownFrom' | 'modality'>,
) => Statement;

function totals(capital: Capital, make: Make): Statement[] {
  const names = ['issuedShares', 'treasuryShares', 'grossVotes', 'exercisableVotes'] as const;
  return names.flatMap((of) => {
    const count = capital[of];
    if (count === undefined) return [];
    return [
      make(
        { type: 'total', issuer: capital.issuer, of, measures: 'level', count },
        `total:${capital.issuer}:${of}`,
        { modality: 'asserted' },
      ),
    ];
  });
}

function eventStatement(event: CaseEvent, index: number, make: Make): Statement {
  const { code, source, target, weight, date, modality } = event;
  const known = event.knownFrom ?? (date && latestDay(date));
  const claim: Claim = {
    type: 'event',
    code,
    source,
    ...(target !== undefined && { target }),
    ...(weight !== undefined && { weight }),
  };
  const statement = make(claim, `event:${date ?? 'undated'}:${code}:${index + 1}`, {
    modality: modality as Statement['modality'],
    ...(date && { from: date, to: date }),
    ...(known && { knownFrom: known }),
  });
  const cites = event.statements[0];
  return {
    ...statement,
    ...(event.note !== undefined && { note: event.note }),
    citation: {
      ...statement.citation,
      ...(event.note !== undefined && { quote: event.note }),
      ...(cites !== undefined && { cites }),
    },
  };
}

function period(lasting: { readonly from?: PartialDate; readonly to?: PartialDate | '..' }) {
  return {
    ...(lasting.from !== undefined && { from: lasting.from }),
    ...(lasting.to !== undefined && { to: lasting.to }),
  };
}

function notACase(file: string): Finding {
  return {
    code: 'not-a-case',
    severity: 'error',
    at: { file },
    says: 'It holds no case: entities, capital, holdings, agreements or events.',
    try: 'See docs/case-file.md.',
  };
}
