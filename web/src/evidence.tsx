import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { CitedStatement } from '../../src/operations/cite.ts';
import type { Step } from '../../src/operations/operation.ts';
import { cellText, type Picked } from './answer-table.tsx';
import { DocumentText } from './document-text.tsx';
import { visible } from './plain-text.ts';
import { idsOf, type Row } from './questions.ts';
import { useAsk } from './use-ask.ts';

const CorrectCited = lazy(async () => ({
  default: (await import('./review/correct-cited.tsx')).CorrectCited,
}));

interface EvidenceProps {
  readonly picked: Picked;
  readonly entity: string;
  readonly moment: object;
  readonly revision: number;
  readonly onClose: () => void;
}

const BASES: Readonly<Record<string, string>> = {
  ofIssuedShares: 'of issued shares, own shares included',
  ofOutstandingShares: 'of shares without own shares',
  ofVotesExercisable: 'of votes that can be exercised',
  ofGrossVotes: 'of all votes, suspended ones included',
};

/** What is behind a number: its base, method and arithmetic, the statements, and their sentences. */
export function Evidence({ picked, entity, moment, revision, onClose }: EvidenceProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { row, field, shown } = picked;
  const sources = useSources(picked, entity, moment, revision);
  const [open, setOpen] = useState<string>();
  const current = sources.find(({ id }) => id === open) ?? sources[0];
  useEffect(() => heading.current?.focus(), [picked]);
  const base = textIn(row, 'base') ?? shown.base;
  const method = field === 'direct' ? 'direct' : (textIn(row, 'method') ?? shown.method);
  return (
    <section
      className="evidence"
      aria-label="What says so"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <button type="button" className="back" onClick={onClose}>
        ‹ Back
      </button>
      <p className="over">
        {[nameOf(row), picked.heading].filter(Boolean).map(visible).join(' · ')}
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {visible(cellText(row[field]))}
      </h2>
      <dl>
        {base !== undefined && <Term name="Base" value={BASES[base] ?? base} />}
        {method !== undefined && <Term name="Method" value={method} />}
        {exactOf(row, field) !== undefined && (
          <Term name="Exactly" value={exactOf(row, field) ?? ''} />
        )}
      </dl>
      <Steps steps={relevant(shown.steps, row)} />
      <h3>
        {sources.length === 0
          ? 'No statement says this; it follows from the others.'
          : 'Statements'}
      </h3>
      <ul className="statements">
        {sources.map((source) => (
          <li key={source.id}>
            <button
              type="button"
              aria-pressed={source.id === current?.id}
              onClick={() => setOpen(source.id)}
            >
              <span className="quote">
                <bdi>
                  {source.quote === undefined || source.quote === ''
                    ? source.id
                    : visible(source.quote)}
                </bdi>
              </span>
              <span className="origin">
                <bdi>{originOf(source)}</bdi>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {current && <DocumentText cited={current} />}
      {current && (
        <Suspense fallback={null}>
          <CorrectCited statement={current.id} moment={moment} revision={revision} />
        </Suspense>
      )}
    </section>
  );
}

function Term({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Steps({ steps }: { readonly steps: readonly Step[] }) {
  if (steps.length === 0) return null;
  return (
    <>
      <h3>How it is computed</h3>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step.says}>
            {visible(step.says)}
            {step.citation !== undefined && <cite> {visible(step.citation)}</cite>}
          </li>
        ))}
      </ol>
    </>
  );
}

/** The row's own statements, and those that print the same figure for the same holding. */
function useSources(
  { row, shown }: Picked,
  entity: string,
  moment: object,
  revision: number,
): readonly CitedStatement[] {
  const holder = textIn(row, 'holder');
  const issuer = textIn(row, 'issuer') ?? entity;
  const pair =
    holder === undefined || row['unidentified'] === true
      ? undefined
      : { ...moment, holder, issuer };
  const { answer } = useAsk('holdings', pair, revision);
  const ids = new Set(idsOf(row));
  const more = Array.isArray(answer?.['sources'])
    ? (answer['sources'] as readonly CitedStatement[])
    : [];
  const own = shown.sources.filter(({ id }) => ids.has(id));
  const all = [...own, ...more.filter(({ id, role }) => ids.has(id) || role === 'agrees')];
  const unique = [...new Map(all.map((source) => [source.id, source])).values()];
  return unique.sort(
    (first, second) => Number(second.start !== undefined) - Number(first.start !== undefined),
  );
}

/** Steps that speak of the row; all when none does. */
function relevant(steps: readonly Step[], row: Row): readonly Step[] {
  const ids = new Set(idsOf(row));
  const name = nameOf(row);
  const general = steps.filter((step) => step.statements === undefined);
  const own = steps.filter(
    (step) =>
      step.statements?.some((id) => ids.has(id)) === true &&
      (name === '' || step.says.includes(name)),
  );
  return own.length === 0 ? steps : [...new Set([...general, ...own])];
}

function nameOf(row: Row): string {
  return textIn(row, 'holder') ?? textIn(row, 'player') ?? '';
}

function textIn(row: Row, field: string): string | undefined {
  const value = row[field];
  return typeof value === 'string' ? value : undefined;
}

function exactOf(row: Row, field: string): string | undefined {
  const exact = row['exact'];
  return typeof exact === 'object' && exact !== null ? textIn(exact as Row, field) : undefined;
}

function originOf({ source, line, cites, assertedBy, modality, role }: CitedStatement): string {
  const parts = [
    line === undefined ? source : `${source}, line ${line}`,
    cites === undefined || cites === '' ? undefined : `citing ${cites}`,
    assertedBy,
    modality === 'asserted' ? undefined : modality,
    role === 'agrees' ? 'prints the same figure' : undefined,
  ];
  return visible(parts.filter((part) => part !== undefined && part !== '').join(' · '));
}
