import { visible } from '../plain-text.ts';
import { list, type Row } from '../questions.ts';

interface TimelineProps {
  readonly rows: readonly Row[];
  readonly onPick: (row: Row) => void;
}

/** Events from the last to the first; each opens what tells of it. */
export function Timeline({ rows, onPick }: TimelineProps) {
  return (
    <ol className="timeline">
      {lastFirst(rows).map((row, at) => (
        <li key={`${at} ${String(row['date'])} ${String(row['code'])}`} className={signOf(row)}>
          <time>{visible(String(row['date'] ?? 'undated'))}</time>
          <button type="button" onClick={() => onPick(row)}>
            <span>
              <bdi>{visible(String(row['note'] ?? row['what']))}</bdi>
            </span>
            <span className="origin">{visible(detailsOf(row))}</span>
          </button>
          <span className="weight">{weightOf(row)}</span>
        </li>
      ))}
    </ol>
  );
}

/** What has no date comes at the end. */
function lastFirst(rows: readonly Row[]): Row[] {
  const dated = rows.filter((row) => row['date'] !== undefined);
  return [...dated.toReversed(), ...rows.filter((row) => row['date'] === undefined)];
}

function detailsOf(row: Row): string {
  const parts = [
    [row['source'], row['target']].filter(Boolean).join(' → '),
    row['note'] === undefined ? '' : String(row['what']),
    row['modality'] === 'asserted' ? '' : String(row['modality']),
    sources(list<string>(row['statements']).length),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function signOf(row: Row): string {
  const weight = row['weight'];
  return typeof weight !== 'number' || weight === 0 ? '' : weight > 0 ? 'gains' : 'loses';
}

function weightOf(row: Row): string {
  const weight = row['weight'];
  if (typeof weight !== 'number') return '';
  return weight > 0 ? `+${weight}` : `−${Math.abs(weight)}`;
}

function sources(count: number): string {
  return count === 1 ? '1 statement' : `${count} statements`;
}
