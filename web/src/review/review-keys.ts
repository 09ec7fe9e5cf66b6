import { useEffect, useRef } from 'react';
import type { Row } from '../questions.ts';

export type Verdict = 'accept' | 'reject';

interface Moves {
  readonly go: (row: Row) => void;
  readonly decide: (verdict: Verdict) => void;
  readonly correct: () => void;
  readonly undo: () => void;
}

/** j and k go down and up, a accepts, r rejects, c corrects, u undoes; never while somebody writes. */
export function useReviewKeys(rows: readonly Row[], current: Row | undefined, moves: Moves): void {
  const latest = useRef({ rows, current, moves });
  latest.current = { rows, current, moves };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      if (!isInSight()) return;
      const now = latest.current;
      const step = { j: 1, k: -1 }[event.key];
      if (step !== undefined) {
        const next = now.current && now.rows[now.rows.indexOf(now.current) + step];
        if (next) now.moves.go(next);
      } else if (event.key === 'a') now.moves.decide('accept');
      else if (event.key === 'r') now.moves.decide('reject');
      else if (event.key === 'u') now.moves.undo();
      else if (event.key === 'c') {
        // The letter must not fall into the field that opens.
        event.preventDefault();
        now.moves.correct();
      }
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

/** Nothing is decided about what lies under a brief or behind the words of a number. */
function isInSight(): boolean {
  const inbox = document.querySelector('.inbox');
  return inbox?.checkVisibility() === true && !document.querySelector('dialog[open]');
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
