import { useEffect, useRef, useState } from 'react';
import type { Move } from '../place.ts';
import { TOUR, type TourStep } from './steps.ts';

interface TourProps {
  readonly onMove: (move: Move) => void;
  readonly onClose: () => void;
}

/** The guided first minute: a card beside the work, which never blocks it. */
export function Tour({ onMove, onClose }: TourProps) {
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const step = TOUR[at] as TourStep;
  const go = (next: number) => {
    setAt(next);
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
      {step.paste !== undefined && <Paste text={step.paste} />}
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

type Copying = 'not yet' | 'done' | 'refused';

/** Copies a text; a browser that refuses shows it instead. */
function Paste({ text }: { readonly text: string }) {
  const [copying, setCopying] = useState<Copying>('not yet');
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setCopying('done'),
      () => setCopying('refused'),
    );
  if (copying === 'refused') return <pre tabIndex={0}>{text}</pre>;
  return (
    <button type="button" className="tour-copy" onClick={copy}>
      {copying === 'done' ? 'Copied' : 'Copy the steps'}
    </button>
  );
}
