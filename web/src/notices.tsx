import { Refused } from './api.ts';
import type { Change } from '../../src/operations/changes.ts';

/** Nothing to draw: the workspace is empty, or nothing is known on that day. */
export function Empty({
  day,
  changes,
}: {
  readonly day: string;
  readonly changes: readonly Change[];
}) {
  if (changes.length > 0)
    return (
      <p className="notice">No holding is known on {day}. Move the day to where the ticks are.</p>
    );
  return (
    <div className="notice">
      <p>The workspace is empty.</p>
      <p className="quiet">
        Add an article or a table: <code>crosshold add FILE</code>. It appears here by itself.
      </p>
    </div>
  );
}

/** The server refused: its own words, and a way back. */
export function Failed({
  failed,
  onReset,
}: {
  readonly failed: Error;
  readonly onReset: () => void;
}) {
  return (
    <div className="notice" role="alert">
      <p>{failed.message}</p>
      {!(failed instanceof Refused && failed.status === 0) && (
        <button type="button" onClick={onReset}>
          Draw everything
        </button>
      )}
    </div>
  );
}

/** The address was used before, or never had its code. */
export function NoSession() {
  return (
    <div className="notice alone" role="alert">
      <h1>This page has no session</h1>
      <p>The address works once. Start the server again and open the address that it prints.</p>
    </div>
  );
}
