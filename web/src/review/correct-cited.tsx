import { useState } from 'react';
import type { Moment } from '../bench.ts';
import { visible } from '../plain-text.ts';
import { list, type Row } from '../questions.ts';
import { useAsk } from '../use-ask.ts';
import { CorrectForm } from './correct-form.tsx';
import { fieldsOf } from './fields-of.ts';
import { useReader } from './use-reader.ts';

interface CorrectCitedProps {
  readonly statement: string;
  readonly moment: Moment;
  readonly revision: number;
}

/** Corrects the statement behind a number; a correction is shown with what it took the place of. */
export function CorrectCited({ statement, moment, revision }: CorrectCitedProps) {
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const [reader] = useReader();
  const { answer } = useAsk('claims', moment, revision);
  const rows = list<Row>(answer?.['rows']);
  const row = rows.find((one) => one['id'] === statement);
  const before = rows.find((one) => one['id'] === row?.['corrects']);
  if (!row) return null;
  return (
    <>
      {before && (
        <p className="quiet">
          Corrected: it was <bdi>{visible(String(before['says']))}</bdi> (
          {visible(String(row['review'] ?? ''))})
        </p>
      )}
      {said !== '' && <p role="status">{visible(said)}</p>}
      {open ? (
        <CorrectForm
          key={statement}
          statement={statement}
          fields={fieldsOf(row)}
          reader={reader}
          onDone={(text) => {
            setSaid(text);
            setOpen(false);
          }}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <button type="button" className="correct-button" onClick={() => setOpen(true)}>
          Correct this statement
        </button>
      )}
    </>
  );
}
