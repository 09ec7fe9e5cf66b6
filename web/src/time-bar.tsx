import { useEffect, useState } from 'react';
import type { Change } from '../../src/operations/changes.ts';

interface TimeBarProps {
  readonly changes: readonly Change[];
  readonly on: string;
  readonly known: string | undefined;
  readonly onDay: (day: string) => void;
  readonly onKnown: (day: string | undefined) => void;
  /** The other day of a comparison. */
  readonly vs: string | undefined;
  readonly onVs: (day: string | undefined) => void;
}

const DAY = 86_400_000;

/** The day that is looked at: a slider with a tick wherever something changes, and its date. */
export function TimeBar(props: TimeBarProps) {
  return (
    <section className="time" aria-label="Time">
      <TimeFields {...props} />
      <TimeSlider {...props} />
    </section>
  );
}

function TimeFields(props: TimeBarProps) {
  const { changes, on, known, vs, onDay, onKnown, onVs } = props;
  const before = changes.filter(({ day }) => day < on).at(-1);
  const after = changes.find(({ day }) => day > on);
  return (
    <div className="time-fields">
      <button
        type="button"
        disabled={!before}
        onClick={() => before && onDay(before.day)}
        aria-label="Change before"
      >
        ‹
      </button>
      <label>
        <span>On</span>
        <input
          type="date"
          value={on}
          onChange={(event) => event.target.value !== '' && onDay(event.target.value)}
        />
      </label>
      <button
        type="button"
        disabled={!after}
        onClick={() => after && onDay(after.day)}
        aria-label="Next change"
      >
        ›
      </button>
      <Play next={after?.day} onDay={onDay} />
      <label className="quiet">
        <span>against</span>
        <input
          type="date"
          value={vs ?? ''}
          onChange={(event) => onVs(event.target.value === '' ? undefined : event.target.value)}
        />
      </label>
      <label className="quiet">
        <span>as known on</span>
        <input
          type="date"
          value={known ?? ''}
          onChange={(event) => onKnown(event.target.value === '' ? undefined : event.target.value)}
        />
      </label>
    </div>
  );
}

const PACE = 1100;

/** Goes from change to change until the last one, or until it is stopped. */
function Play({
  next,
  onDay,
}: {
  readonly next: string | undefined;
  readonly onDay: (day: string) => void;
}) {
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return undefined;
    if (next === undefined) {
      setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(() => onDay(next), PACE);
    return () => clearTimeout(timer);
  }, [playing, next, onDay]);
  return (
    <button
      type="button"
      className="play"
      disabled={next === undefined && !playing}
      aria-pressed={playing}
      onClick={() => setPlaying(!playing)}
    >
      {playing ? 'Stop' : 'Play'}
    </button>
  );
}

function TimeSlider({ changes, on, vs, onDay }: TimeBarProps) {
  const [first, last] = spanOf(changes, on);
  const part = (day: string) => (number(day) - first) / Math.max(1, last - first);
  return (
    <div className="slider">
      <svg className="ticks" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
        {changes.map(({ day, printed }) => (
          <DateRange key={`range ${day}`} printed={printed} part={part} />
        ))}
        {vs !== undefined && (
          <line className="vs" x1={part(vs) * 1000} x2={part(vs) * 1000} y1={0} y2={20} />
        )}
        {changes.map(({ day, facts }) => (
          <line
            key={day}
            x1={part(day) * 1000}
            x2={part(day) * 1000}
            y1={20}
            y2={20 - Math.min(18, 5 + 3 * facts)}
          />
        ))}
      </svg>
      <input
        type="range"
        min={first}
        max={last}
        value={number(on)}
        aria-label="Day"
        aria-valuetext={on}
        onChange={(event) => onDay(dayOf(Number(event.target.value)))}
      />
      <div className="years" aria-hidden="true">
        {yearsBetween(first, last).map((year) => (
          <YearMark key={year} year={year} at={part(`${year}-01-01`)} />
        ))}
      </div>
    </div>
  );
}

/** A date that its sources give as a month or a year only, as long as it may be. */
function DateRange({
  printed,
  part,
}: {
  readonly printed: string | undefined;
  readonly part: (day: string) => number;
}) {
  const parts = /^(\d{4})(?:-(\d{2}))?$/.exec(printed ?? '');
  if (!parts) return null;
  const [year, month] = [Number(parts[1]), Number(parts[2] ?? 0)];
  const from = Date.UTC(year, Math.max(0, month - 1), 1) / DAY;
  const to = (month === 0 ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1)) / DAY;
  const x = part(dayOf(from)) * 1000;
  return <rect className="range" x={x} y={16} width={part(dayOf(to)) * 1000 - x} height={4} />;
}

function YearMark({ year, at }: { readonly year: number; readonly at: number }) {
  return at < 0 || at > 0.98 ? null : <span style={{ left: `${at * 100}%` }}>{year}</span>;
}

/** Days since 1970. */
function number(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
}

function dayOf(days: number): string {
  return new Date(days * DAY).toISOString().slice(0, 10);
}

/** A little room before the first change and after the last; the chosen day is always inside. */
function spanOf(changes: readonly Change[], on: string): [number, number] {
  const days = [...changes.map(({ day }) => number(day)), number(on)];
  return [Math.min(...days) - 60, Math.max(...days) + 60];
}

function yearsBetween(first: number, last: number): number[] {
  const [from, to] = [Number(dayOf(first).slice(0, 4)), Number(dayOf(last).slice(0, 4))];
  const step = Math.max(1, Math.ceil((to - from) / 10));
  return Array.from({ length: to - from + 1 }, (_, at) => from + at).filter(
    (year) => year % step === 0,
  );
}
