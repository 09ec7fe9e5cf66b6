import { useState } from 'react';
import { AnswerTable, type Picked } from '../answer-table.tsx';
import type { BenchProps } from '../bench.ts';
import { visible } from '../plain-text.ts';
import { type Columns, list, type Row, whole } from '../questions.ts';
import { useAsk } from '../use-ask.ts';
import { useSettled } from '../use-revision.ts';
import { RelationChart } from './relation-chart.tsx';
import { Timeline } from './timeline.tsx';
import { Walk } from './walk.tsx';
import { usePartners } from './use-partners.ts';

const RELATIONS: Columns = [
  ['date', 'Date'],
  ['what', 'Act'],
  ['source', 'By'],
  ['added', 'Adds'],
  ['value', 'Level'],
  ['count', 'n'],
];

/** What happened, and how two partners stood to each other over time. */
export function Story({ entity, names, moment, revision, onPick }: BenchProps) {
  const events = useAsk('timeline', { ...moment, between: [entity] }, revision);
  const rows = list<Row>(events.answer?.['rows']);
  const [partner, setPartner] = usePartners(entity, rows);
  const [halfLife, setHalfLife] = useState(180);
  const days = useSettled(halfLife);
  const pair = partner === undefined ? undefined : [entity, partner];
  const relations = useAsk(
    'relations',
    pair && { ...moment, between: pair, halfLife: days },
    revision,
  );
  if (events.failed) return <p className="notice">{visible(events.failed.message)}</p>;
  if (!events.answer) return <p className="notice quiet">Asking…</p>;
  const meanings = new Map(rows.map((row) => [row['code'], row['what']]));
  const told = relations.answer && whole(relations.answer, RELATIONS);
  const shown = told && {
    ...told,
    rows: told.rows.map((row) => ({ ...row, what: meanings.get(row['code']) ?? row['code'] })),
  };
  return (
    <div className="story">
      <div className="row">
        <label>
          <span>With</span>
          <select value={partner ?? ''} onChange={(event) => setPartner(event.target.value)}>
            {partner === undefined && <option value="">nobody</option>}
            {names
              .filter((name) => name !== entity)
              .map((name) => (
                <option key={name}>{name}</option>
              ))}
          </select>
        </label>
        <label className="half-life">
          <span>Half-life</span>
          <input
            type="range"
            min={30}
            max={1080}
            step={30}
            value={halfLife}
            aria-label="Half-life"
            aria-valuetext={`${halfLife} days`}
            onChange={(event) => setHalfLife(Number(event.target.value))}
          />
          <output>{halfLife} days</output>
        </label>
      </div>
      {pair && <Walk pair={pair} moment={moment} revision={revision} />}
      {shown && (
        <section className={relations.waiting ? 'stale' : ''} aria-busy={relations.waiting}>
          <p className="headline">{visible(shown.headline)}</p>
          <RelationChart
            rows={shown.rows}
            onPick={(row) => onPick(pickedAct(row, shown))}
            method={shown.method ?? ''}
            on={moment.asOf}
          />
          {shown.rows.length > 0 && (
            <details>
              <summary>Table, n = {shown.rows.length}</summary>
              <AnswerTable shown={shown} onPick={onPick} />
            </details>
          )}
        </section>
      )}
      <section>
        <h3>Events</h3>
        <p className="headline">{visible(events.answer.headline)}</p>
        <Timeline
          rows={rows}
          onPick={(row) => events.answer && onPick(pickedAct(row, whole(events.answer, [])))}
        />
      </section>
    </div>
  );
}

function pickedAct(row: Row, shown: Picked['shown']): Picked {
  const sentence = shown.steps.filter((step) =>
    step.statements?.some((id) => list<string>(row['statements']).includes(id)),
  );
  const { base: _base, ...rest } = shown;
  return {
    heading: [row['date'], row['source'], row['target']].filter(Boolean).join(' · '),
    field: 'what',
    row,
    shown: { ...rest, steps: sentence },
  };
}
