import { useEffect, useRef } from 'react';
import type { BriefSection } from '../../../src/formats/brief.ts';
import type { CitedStatement } from '../../../src/operations/cite.ts';
import { cellText } from '../answer-table.tsx';
import type { Moment } from '../bench.ts';
import { visible } from '../plain-text.ts';
import { idsOf, list } from '../questions.ts';
import { useAsk } from '../use-ask.ts';
import { SaveLinks } from './save-links.tsx';

interface BriefProps {
  readonly moment: Moment;
  readonly onClose: () => void;
}

/** The whole case as one document: to read, to print, or to keep as a file. */
export function Brief({ moment, onClose }: BriefProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { answer, failed } = useAsk('brief', moment, 0);
  useEffect(() => dialog.current?.showModal(), []);
  const sources = list<CitedStatement>(answer?.['sources']);
  const sections = list<BriefSection>(answer?.['sections']);
  const notes = notesOf(sections, sources);
  return (
    <dialog ref={dialog} className="brief" aria-label="Brief" onClose={onClose}>
      <div className="brief-bar">
        <SaveLinks moment={moment} />
        <button type="button" disabled={!answer} onClick={() => print()}>
          Print
        </button>
        <button type="button" className="close" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      {failed && <p className="notice">{visible(failed.message)}</p>}
      {!answer && !failed && <p className="notice quiet">Writing the brief…</p>}
      {answer && (
        <article>
          <h1>The case on {answer.asOf}</h1>
          <p>{visible(answer.headline)}</p>
          {sections.map((section, at) => (
            <Section
              key={`${section.issuer ?? ''} ${section.title}`}
              section={section}
              chapter={section.issuer !== undefined && section.issuer !== sections[at - 1]?.issuer}
              notes={notes}
            />
          ))}
          <Notes sources={sources} notes={notes} />
          <p className="quiet">{visible(String(answer['notLegalAdvice'] ?? ''))}</p>
        </article>
      )}
    </dialog>
  );
}

function isFigure(value: unknown): boolean {
  return typeof value === 'string' && /^[\d.]+%$/.test(value);
}

/** Statements by the number of their note, in the order in which the brief speaks of them. */
function notesOf(
  sections: readonly BriefSection[],
  sources: readonly CitedStatement[],
): ReadonlyMap<string, number> {
  const told = new Set(sources.map(({ id }) => id));
  const ids = sections.flatMap(({ rows }) => rows.flatMap(idsOf)).filter((id) => told.has(id));
  return new Map([...new Set(ids)].map((id, at) => [id, at + 1]));
}

interface SectionProps {
  readonly section: BriefSection;
  readonly chapter: boolean;
  readonly notes: ReadonlyMap<string, number>;
}

function Section({ section, chapter, notes }: SectionProps) {
  const { issuer, title, headline, columns, rows } = section;
  const shown = columns.filter(([field]) => rows.some((row) => cellText(row[field]) !== ''));
  return (
    <section>
      {chapter && <h2>{visible(issuer ?? '')}</h2>}
      {issuer === undefined ? <h2>{visible(title)}</h2> : <h3>{visible(title)}</h3>}
      <p>{visible(headline)}</p>
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              {shown.map(([field, heading]) => (
                <th
                  key={field}
                  scope="col"
                  className={rows.some((row) => isFigure(row[field])) ? 'number' : ''}
                >
                  {heading}
                </th>
              ))}
              <th scope="col">Notes</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={`${at} ${cellText(row['holder'] ?? row['code'])}`}>
                {shown.map(([field]) => (
                  <td key={field} className={isFigure(row[field]) ? 'number' : ''}>
                    {visible(cellText(row[field]))}
                  </td>
                ))}
                <td>
                  {idsOf(row)
                    .flatMap((id) => notes.get(id) ?? [])
                    .join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Notes({
  sources,
  notes,
}: {
  readonly sources: readonly CitedStatement[];
  readonly notes: ReadonlyMap<string, number>;
}) {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return (
    <section>
      <h2>Notes</h2>
      <ol>
        {[...notes.keys()].map((id) => {
          const source = byId.get(id);
          if (!source) return <li key={id}>{id}</li>;
          const { line, quote, says, cites, source: document } = source;
          return (
            <li key={id}>
              {visible(line === undefined ? (quote ?? says) : says)}{' '}
              <span className="quiet">
                {visible([document, cites].filter(Boolean).join(', citing '))}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
