import { useEffect, useRef, useState } from 'react';
import type { Scenario } from '../deals/scenario.ts';
import type { Move } from '../place.ts';
import { TOUR, type TourStep } from './steps.ts';

interface TourProps {
  readonly onMove: (move: Move) => void;
  /** Puts a deal on the table, or takes it away. */
  readonly onDeal: (deal: Scenario | undefined) => void;
  readonly onClose: () => void;
}

/** The guided first minute: a card beside the work, which never blocks it. */
export function Tour({ onMove, onDeal, onClose }: TourProps) {
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const step = TOUR[at] as TourStep;
  const go = (next: number) => {
    setAt(next);
    onDeal(undefined);
    onMove((TOUR[next] as TourStep).goes);
  };
  useEffect(() => onMove(TOUR[0]?.goes ?? {}), [onMove]);
  useEffect(() => {
    // The first step takes no focus: the reader may be busy already.
    if (at > 0) heading.current?.focus();
  }, [at]);
  return (
    <section
      className="tour"
      aria-label="The first minute"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <p className="quiet">
        The first minute · {at + 1} of {TOUR.length}
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {step.title}
      </h2>
      <p>{step.says}</p>
      {step.deal && (
        <button type="button" className="tour-run" onClick={() => onDeal(step.deal)}>
          Run the deal
        </button>
      )}
      <div className="tour-buttons">
        <button type="button" className="plain" onClick={onClose}>
          {at === TOUR.length - 1 ? 'Close' : 'Skip'}
        </button>
        {at > 0 && (
          <button type="button" onClick={() => go(at - 1)}>
            Back
          </button>
        )}
        {at < TOUR.length - 1 && (
          <button type="button" className="primary" onClick={() => go(at + 1)}>
            Next
          </button>
        )}
      </div>
    </section>
  );
}
