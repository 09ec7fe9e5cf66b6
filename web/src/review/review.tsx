import { useEffect, useRef, useState } from 'react';
import type { CitedStatement } from '../../../src/operations/cite.ts';
import { review } from '../api.ts';
import type { BenchProps } from '../bench.ts';
import { DocumentText } from '../document-text.tsx';
import { visible } from '../plain-text.ts';
import { list, type Row } from '../questions.ts';
import { useAsk } from '../use-ask.ts';
import { CorrectForm } from './correct-form.tsx';
import { fieldsOf } from './fields-of.ts';
import { useReviewKeys, type Verdict } from './review-keys.ts';
import { Decided } from './decided.tsx';
import { useReader } from './use-reader.ts';

/** The inbox: statements that count for nothing until a person accepts them. */
export function Review({ moment, revision }: BenchProps) {
  const { answer, failed, waiting } = useAsk('claims', moment, revision);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<string>();
  const [said, setSaid] = useState('');
  const [correcting, setCorrecting] = useState<string>();
  const [decided, setDecided] = useState<readonly string[]>([]);
  const [reader, setReader] = useReader();
  const note = useRef<HTMLInputElement>(null);
  useEffect(() => setGone(new Set()), [answer]);
  const rows = list<Row>(answer?.['rows']);
  const waits = rows.filter((row) => row['status'] === 'pending' && !gone.has(String(row['id'])));
  const current = waits.find((row) => row['id'] === open) ?? waits[0];
  const decide = (row: Row | undefined, verdict: Verdict) => {
    if (!row) return;
    const [statement, why] = [String(row['id']), note.current?.value.trim() ?? ''];
    const next = waits[waits.indexOf(row) + 1] ?? waits[waits.indexOf(row) - 1];
    review({ statement, verdict, by: reader, why }).then(
      () => {
        setSaid(`${verdict === 'accept' ? 'Accepted' : 'Rejected'}: ${String(row['says'])}`);
        setGone((before) => new Set([...before, statement]));
        setDecided((before) => [...before, statement]);
        setOpen(next && String(next['id']));
        if (note.current) note.current.value = '';
      },
      (error: unknown) => setSaid(error instanceof Error ? error.message : String(error)),
    );
  };
  const undo = () => {
    const last = decided.at(-1);
    if (last === undefined) return setSaid('There is nothing to undo.');
    review({ statement: last, verdict: 'reopen', by: reader, why: 'undone' }).then(
      () => {
        setSaid(`Taken back: ${last}`);
        setDecided((before) => before.slice(0, -1));
        setGone((before) => new Set([...before].filter((id) => id !== last)));
        setOpen(last);
      },
      (error: unknown) => setSaid(error instanceof Error ? error.message : String(error)),
    );
  };
  useReviewKeys(waits, current, {
    go: (row) => setOpen(String(row['id'])),
    decide: (verdict) => decide(current, verdict),
    correct: () => setCorrecting(current && String(current['id'])),
    undo,
  });
  if (failed) return <p className="notice">{visible(failed.message)}</p>;
  if (!answer) return <p className="notice quiet">Asking…</p>;
  return (
    <div className={waiting ? 'stale' : ''} aria-busy={waiting}>
      <p className="headline" role="status">
        {said !== '' && <span className="said">{visible(said)}</span>}
        {waits.length === 0
          ? 'Nothing waits for a review.'
          : `${waits.length} ${waits.length === 1 ? 'statement waits' : 'statements wait'}. None counts until it is accepted.`}
        {waits.length > 0 && (
          <span className="hint">
            <kbd>j</kbd> <kbd>k</kbd> to move <kbd>u</kbd> to undo
          </span>
        )}
      </p>
      {waits.length > 0 && (
        <ol className="inbox" aria-label="Waiting for a review">
          {waits.map((row) => (
            <Waiting
              key={String(row['id'])}
              row={row}
              current={row === current}
              onOpen={() => setOpen(String(row['id']))}
            />
          ))}
        </ol>
      )}
      {current && (
        <section className="verdict" aria-label={`Review of ${String(current['says'])}`}>
          <div className="verdict-row">
            <button type="button" className="accept" onClick={() => decide(current, 'accept')}>
              Accept <kbd>a</kbd>
            </button>
            <button type="button" className="reject" onClick={() => decide(current, 'reject')}>
              Reject <kbd>r</kbd>
            </button>
            <button
              type="button"
              aria-expanded={correcting === current['id']}
              onClick={() => setCorrecting(String(current['id']))}
            >
              Correct <kbd>c</kbd>
            </button>
            <label>
              <span>as</span>
              <input
                value={reader}
                aria-label="Your name"
                onChange={(event) => setReader(event.target.value)}
              />
            </label>
          </div>
          {correcting === current['id'] ? (
            <CorrectForm
              key={correcting}
              statement={String(current['id'])}
              fields={fieldsOf(current)}
              reader={reader}
              onDone={(text) => {
                setSaid(text);
                setCorrecting(undefined);
                setGone((before) => new Set([...before, String(current['id'])]));
              }}
              onCancel={() => setCorrecting(undefined)}
            />
          ) : (
            <input ref={note} placeholder="Note, kept with the verdict" aria-label="Note" />
          )}
          <CitedSentence row={current} sources={list<CitedStatement>(answer['sources'])} />
        </section>
      )}
      <Decided rows={rows} onDecide={decide} />
    </div>
  );
}

interface WaitingProps {
  readonly row: Row;
  readonly current: boolean;
  readonly onOpen: () => void;
}

function Waiting({ row, current, onOpen }: WaitingProps) {
  const place = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const list = place.current?.closest('ol');
    if (!current || !place.current || !list) return;
    if (list.contains(document.activeElement)) place.current.focus({ preventScroll: true });
    const { offsetTop, offsetHeight } = place.current;
    // Only the list moves: what is read below stays where it is.
    if (offsetTop < list.scrollTop) list.scrollTop = offsetTop;
    const below = offsetTop + offsetHeight - list.clientHeight;
    if (below > list.scrollTop) list.scrollTop = below;
  }, [current]);
  const modality = String(row['modality'] ?? '');
  return (
    <li>
      <button ref={place} type="button" aria-pressed={current} onClick={onOpen}>
        <span className="claim">
          <bdi>{visible(String(row['says']))}</bdi>
          {modality !== 'asserted' && <em>{modality}</em>}
        </span>
        <span className="origin">
          <bdi>{visible(String(row['document']))}</bdi>
        </span>
      </button>
    </li>
  );
}

function CitedSentence({
  row,
  sources,
}: {
  readonly row: Row;
  readonly sources: readonly CitedStatement[];
}) {
  const cited = sources.find(({ id }) => id === row['id']);
  return cited ? <DocumentText cited={cited} /> : null;
}
