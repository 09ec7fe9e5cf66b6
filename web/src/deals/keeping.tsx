import { useState } from 'react';
import { visible } from '../plain-text.ts';
import type { Kept } from './kept.ts';
import type { Scenario } from './scenario.ts';

interface KeptListProps {
  readonly kept: Kept;
  /** Title of the deal that is open. */
  readonly open: string;
  readonly onOpen: (scenario: Scenario) => void;
}

/** The kept deals, each to be opened again on its own day. */
export function KeptList({ kept: { deals }, open, onOpen }: KeptListProps) {
  if (deals.length === 0) return null;
  return (
    <details open={open === ''}>
      <summary>Kept deals, {deals.length}</summary>
      <table className="kept">
        <thead>
          <tr>
            <th scope="col">Deal</th>
            <th scope="col">As of</th>
            <th scope="col">Steps</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {deals.map(({ name, title, asOf, steps }) => (
            <tr key={name}>
              <th scope="row">{visible(title)}</th>
              <td>{asOf}</td>
              <td>{steps.length}</td>
              <td>
                <button
                  type="button"
                  className="plain"
                  aria-label={`Open ${visible(title)}`}
                  disabled={title === open}
                  onClick={() => onOpen({ title, steps, asOf })}
                >
                  {title === open ? 'open' : 'Open'}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

interface KeepingProps {
  readonly scenario: Scenario;
  readonly kept: Kept;
  /** Name of the kept deal that this one is measured against. */
  readonly against: string;
  readonly onAgainst: (name: string) => void;
}

/** Keeps the deal on the screen, and measures it against another that is kept. */
export function Keeping({ scenario, kept, against, onAgainst }: KeepingProps) {
  const [typed, setTyped] = useState('');
  const title = typed.trim() === '' ? scenario.title : typed.trim();
  const others = kept.deals.filter((one) => one.title !== scenario.title);
  return (
    <>
      <div className="row keeping">
        <label>
          <span>Keep as</span>
          <input
            value={typed}
            placeholder={scenario.title === '' ? 'title of the deal' : scenario.title}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <button
          type="button"
          disabled={title === ''}
          onClick={() => kept.keep({ ...scenario, title })}
        >
          Keep
        </button>
        {others.length > 0 && (
          <label>
            <span>Compare with</span>
            <select value={against} onChange={(event) => onAgainst(event.target.value)}>
              <option value="">no deal</option>
              {others.map(({ name, title: other }) => (
                <option key={name} value={name}>
                  {visible(other)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {kept.failed !== undefined && (
        <p className="notice" role="alert">
          {visible(kept.failed)}
        </p>
      )}
    </>
  );
}
