import { type FormEvent, useState } from 'react';
import { correct } from '../api.ts';
import { visible } from '../plain-text.ts';

export interface CorrectFormProps {
  readonly statement: string;
  /** The fields that can be corrected, as they are. */
  readonly fields: Readonly<Record<string, string>>;
  readonly reader: string;
  readonly onDone: (said: string) => void;
  readonly onCancel: () => void;
}

/** What a statement should have said, and why: it becomes a new one, and the old one is kept. */
export function CorrectForm({ statement, fields, reader, onDone, onCancel }: CorrectFormProps) {
  const [values, setValues] = useState(fields);
  const [why, setWhy] = useState('');
  const [refused, setRefused] = useState('');
  const changes = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value.trim() !== fields[name]),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    correct({ statement, by: reader, why, changes }).then(
      ({ becomes }) => onDone(`Corrected: ${statement}, now ${becomes}`),
      (error: unknown) => setRefused(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <form className="correct" aria-label={`Correct ${statement}`} onSubmit={send}>
      <div className="correct-fields">
        {Object.entries(values).map(([name, value]) => (
          <label key={name} className={name in changes ? 'changed' : ''}>
            <span>{labelOf(name)}</span>
            <input
              value={value}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
            />
          </label>
        ))}
      </div>
      <label className="why">
        <span>Note</span>
        <input
          value={why}
          placeholder="Why; kept with both statements"
          onChange={(event) => setWhy(event.target.value)}
        />
      </label>
      {refused !== '' && <p role="alert">{visible(refused)}</p>}
      <div className="verdict-row">
        <button
          type="submit"
          className="accept"
          disabled={Object.keys(changes).length === 0 || why.trim() === ''}
        >
          Save the correction
        </button>
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

/** `knownFrom` reads "Known from". */
function labelOf(field: string): string {
  const words = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
