import type { Diagram } from '../diagram.ts';
import { visible } from '../plain-text.ts';
import { differences } from './difference.ts';

interface ChangesProps {
  readonly now: Diagram;
  readonly then: Diagram;
  readonly onClose: () => void;
}

const WORDS: Readonly<Record<string, string>> = {
  gone: 'gone',
  new: 'new',
  more: 'more',
  less: 'less',
  other: 'changed',
};

/** What differs between two days, as a table beside the coloured chart. */
export function Changes({ now, then, onClose }: ChangesProps) {
  const rows = differences(now, then);
  return (
    <section className="changes" aria-label="Changes">
      <button type="button" className="back" onClick={onClose}>
        ‹ Back
      </button>
      <h2 className="entity-name">
        {now.asOf} against {then.asOf}
      </h2>
      <p className="headline" role="status">
        {rows.length === 0
          ? 'The chart is the same on both days.'
          : `${rows.length} ${rows.length === 1 ? 'holding differs' : 'holdings differ'} on this chart.`}
      </p>
      {rows.length > 0 && (
        <div className="table">
          <table>
            <thead>
              <tr>
                <th scope="col">Holder</th>
                <th scope="col">Of</th>
                <th scope="col">{then.asOf}</th>
                <th scope="col">{now.asOf}</th>
                <th scope="col">
                  <span className="unseen">Change</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ holder, issuer, was, is, kind }) => (
                <tr key={`${holder} ${issuer}`}>
                  <td>
                    <bdi>{visible(holder)}</bdi>
                  </td>
                  <td>
                    <bdi>{visible(issuer)}</bdi>
                  </td>
                  <td>{was === '' ? '–' : was}</td>
                  <td>{is === '' ? '–' : is}</td>
                  <td className={`change ${kind}`}>{WORDS[kind]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
