import { visible } from './plain-text.ts';
import { idsOf, type Row, type Shown } from './questions.ts';

/** A number that the reader wants to know more about. */
export interface Picked {
  readonly heading: string;
  readonly field: string;
  readonly row: Row;
  readonly shown: Shown;
}

interface AnswerTableProps {
  readonly shown: Shown;
  readonly onPick: (picked: Picked) => void;
}

/** The rows of an answer; every number opens what is behind it. */
export function AnswerTable({ shown, onPick }: AnswerTableProps) {
  const columns = shown.columns.filter(([field]) =>
    shown.rows.some((row) => cellText(row[field]) !== ''),
  );
  if (shown.rows.length === 0) return null;
  const figures = new Set(
    columns
      .filter(([field]) => shown.rows.every((row) => isFigure(cellText(row[field]))))
      .map(([field]) => field),
  );
  return (
    <div className="table">
      <table>
        <thead>
          <tr>
            {columns.map(([field, heading]) => (
              <th key={field} scope="col" className={figures.has(field) ? 'number' : ''}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.rows.map((row, index) => (
            <tr
              key={`${index} ${cellText(row['holder'] ?? row['code'])}`}
              className={row['unidentified'] === true ? 'quiet' : ''}
            >
              {columns.map(([field, heading]) => (
                <td key={field} className={figures.has(field) ? 'number' : ''}>
                  <Cell field={field} heading={heading} row={row} shown={shown} onPick={onPick} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Fields that open what says so although they are words. */
const NAMED: ReadonlySet<string> = new Set(['kind', 'code', 'what', 'when', 'controller']);

function Cell({ field, heading, row, shown, onPick }: Picked & Pick<AnswerTableProps, 'onPick'>) {
  const text = visible(cellText(row[field]));
  const opens = text !== '' && (NAMED.has(field) || /^[^\p{L}]*\d%[^\p{L}]*$/u.test(text));
  if (!opens || (idsOf(row).length === 0 && shown.steps.length === 0)) return <bdi>{text}</bdi>;
  const name = cellText(row['holder'] ?? row['player'] ?? row['source'] ?? '');
  return (
    <button
      type="button"
      className="pick"
      aria-label={`${[name, heading].filter(Boolean).join(', ')}: ${text}. What says so?`}
      onClick={() => onPick({ field, heading, row, shown })}
    >
      {text}
    </button>
  );
}

/** A value as a reader sees it; nested objects are for programs. */
export function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return value.toString();
  if (typeof value === 'boolean') return value ? 'yes' : '';
  return Array.isArray(value) ? value.map(cellText).filter(Boolean).join(', ') : '';
}

function isFigure(text: string): boolean {
  return /^[\d\s.,<%–/-]*$/u.test(text) && !/^\d{4}-\d{2}/.test(text);
}
