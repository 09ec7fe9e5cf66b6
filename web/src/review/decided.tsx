import { visible } from '../plain-text.ts';
import type { Row } from '../questions.ts';
import type { Verdict } from './review-keys.ts';

interface DecidedProps {
  readonly rows: readonly Row[];
  readonly onDecide: (row: Row, verdict: Verdict) => void;
}

/** What somebody accepted or rejected before, by whom and why; a mind can be changed. */
export function Decided({ rows, onDecide }: DecidedProps) {
  const decided = rows.filter(
    (row) => typeof row['review'] === 'string' && typeof row['correctedBy'] !== 'string',
  );
  if (decided.length === 0) return null;
  return (
    <section>
      <h3>Decided</h3>
      <ul className="decided">
        {decided.map((row) => {
          const other: Verdict = row['status'] === 'accepted' ? 'reject' : 'accept';
          return (
            <li key={String(row['id'])}>
              <span>
                <Before row={rows.find((one) => one['id'] === row['corrects'])} />
                <bdi>{visible(String(row['says']))}</bdi>
                <span className="origin">
                  <bdi>{reasonOf(String(row['review']))}</bdi>
                </span>
              </span>
              <button type="button" onClick={() => onDecide(row, other)}>
                {other === 'accept' ? 'Accept' : 'Reject'} instead
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The statement that a correction took the place of: both stay in sight. */
function Before({ row }: { readonly row: Row | undefined }) {
  if (!row) return null;
  return (
    <>
      <del>
        <bdi>{visible(String(row['says']))}</bdi>
      </del>{' '}
      corrected to{' '}
    </>
  );
}

/** "accepted by Ann: seen in the filing"; without a note, no colon. */
function reasonOf(review: string): string {
  return visible(review.replace(/^(accept|reject) /, '$1ed ').replace(/:\s*$/, ''));
}
