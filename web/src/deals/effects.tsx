import { useState } from 'react';
import { AnswerTable } from '../answer-table.tsx';
import type { Answered } from '../api.ts';
import type { BenchProps } from '../bench.ts';
import { visible } from '../plain-text.ts';
import { type Columns, list, type Row, whole } from '../questions.ts';
import { SlopeChart } from './slope-chart.tsx';
import { MEASURES, type Measure, slopesOf } from './slopes.ts';
import { successorsOf } from './scenario.ts';

interface EffectsProps {
  readonly answer: Answered;
  readonly steps: readonly unknown[];
  /** Title of the deal that is compared against. */
  readonly against: string | undefined;
  readonly entity: string;
  readonly onPick: BenchProps['onPick'];
}

const COLUMNS: Columns = [
  ['holder', 'Holder'],
  ['capitalBefore', 'Capital'],
  ['capitalAfter', 'after'],
  ['exercisableBefore', 'Votes'],
  ['exercisableAfter', 'after'],
];

/** What the deal changes: one company at a time as a slope chart and a table, then what follows. */
export function Effects({ answer, steps, against, entity, onPick }: EffectsProps) {
  const rows = list<Row>(answer['rows']);
  const issuers = [...new Set(rows.map((row) => String(row['issuer'])))];
  const successors = successorsOf(steps);
  const first = [...successors.keys()].find((name) => issuers.includes(name));
  const [chosen, setChosen] = useState<string>();
  const [measure, setMeasure] = useState<Measure>('capital');
  const fallback = first ?? (issuers.includes(entity) ? entity : issuers[0]);
  const issuer = chosen !== undefined && issuers.includes(chosen) ? chosen : fallback;
  const own = rows.filter((row) => row['issuer'] === issuer);
  return (
    <>
      {issuer !== undefined && (
        <>
          <div className="row">
            <label>
              <span>Company</span>
              <select value={issuer} onChange={(event) => setChosen(event.target.value)}>
                {issuers.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            </label>
            <label>
              <span>Show</span>
              <select
                value={measure}
                onChange={(event) => setMeasure(event.target.value as Measure)}
              >
                {Object.entries(MEASURES).map(([id, label]) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <SlopeChart
            slopes={slopesOf(rows, issuer, measure, successors.get(issuer) ?? [])}
            before={against ?? 'before'}
          />
          <AnswerTable shown={{ ...whole(answer, COLUMNS), rows: own }} onPick={onPick} />
        </>
      )}
      <Consequences answer={answer} />
    </>
  );
}

const text = (row: Row, field: string) => visible(String(row[field] ?? ''));

const KINDS: readonly (readonly [field: string, title: string, says: (row: Row) => string])[] = [
  [
    'revived',
    'Votes that come back',
    (row) =>
      `${text(row, 'holder')} votes at ${text(row, 'issuer')}${row['instead'] === undefined ? '' : `; at ${text(row, 'instead')} it could not`} (${text(row, 'rule')}).`,
  ],
  [
    'silenced',
    'Votes that fall silent',
    (row) =>
      `${text(row, 'holder')} can no longer vote at ${text(row, 'issuer')} (${text(row, 'rule')}).`,
  ],
  [
    'thresholds',
    'Lines crossed',
    (row) =>
      `${text(row, 'holder')} at ${text(row, 'issuer')}: ${text(row, 'title')} ${text(row, 'rule')} ${text(row, 'before')} → ${text(row, 'after')}`,
  ],
  [
    'control',
    'Control',
    (row) =>
      `${text(row, 'issuer')}: ${text(row, 'before')} → ${text(row, 'after')} (${text(row, 'test')}).`,
  ],
  [
    'blocks',
    'Who blocks a special resolution',
    (row) =>
      `${text(row, 'holder')} at ${text(row, 'issuer')}: ${text(row, 'before')} → ${text(row, 'after')}.`,
  ],
  ['conditions', 'What it needs first', (row) => text(row, 'says')],
];

function Consequences({ answer }: { readonly answer: Answered }) {
  const breaches = list<string>(answer['breaches']);
  const ended = list<string>(answer['ended']);
  return (
    <>
      {breaches.length > 0 && (
        <Consequence title="Agreements it breaches" says={breaches.map(visible)} />
      )}
      {KINDS.map(([field, title, says]) => (
        <Consequence key={field} title={title} says={list<Row>(answer[field]).map(says)} />
      ))}
      {ended.length > 0 && <Consequence title="Agreements that end" says={ended.map(visible)} />}
    </>
  );
}

function Consequence({
  title,
  says,
}: {
  readonly title: string;
  readonly says: readonly string[];
}) {
  if (says.length === 0) return null;
  return (
    <section className="consequence">
      <h3>{title}</h3>
      <ul>
        {says.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  );
}
