import { useCallback, useEffect, useState } from 'react';
import type { Drawing, PlacedArc } from '../../src/formats/scene-place.ts';
import type { Change } from '../../src/operations/changes.ts';
import type { CitedStatement } from '../../src/operations/cite.ts';
import type { Picked } from './answer-table.tsx';
import { type Answered, onChange, Refused } from './api.ts';
import { Chart } from './chart.tsx';
import { Evidence } from './evidence.tsx';
import { Panel } from './panel.tsx';
import { type Move, moved, type Place, placeHash, readPlace } from './place.ts';
import type { Row } from './questions.ts';
import { TimeBar } from './time-bar.tsx';
import { useAsk } from './use-ask.ts';

/** The answer of the question `diagram`. */
interface Diagram extends Answered {
  readonly drawing: Drawing;
  readonly names: readonly string[];
  readonly changes: readonly Change[];
  readonly rows: readonly Row[];
  readonly sources: readonly CitedStatement[];
}

/** The workspace: the chart of a day, its time, and the questions about one entity. */
export function App() {
  const [place, setPlace] = usePlace();
  const [picked, setPicked] = useState<Picked>();
  const revision = useRevision();
  const day = useSettled(place.on);
  const moment = {
    ...(day !== undefined && { asOf: day }),
    ...(place.known !== undefined && { knownAt: place.known }),
  };
  const { hops = 0 } = place;
  const near = hops > 0 && place.of !== undefined ? { focus: place.of, hops } : {};
  const { answer, failed, waiting } = useAsk('diagram', { ...moment, ...near }, revision);
  const diagram = answer as Diagram | undefined;
  useBeginning(diagram, place, setPlace);
  const entity = place.of ?? firstEntity(diagram?.drawing);
  const choose = (change: Move) => {
    setPicked(undefined);
    setPlace(change);
  };
  if (failed instanceof Refused && failed.status === 401) return <NoSession />;
  return (
    <div className="page">
      <header>
        <h1>Crosshold</h1>
        <EntityFields names={diagram?.names ?? []} place={place} entity={entity} choose={choose} />
      </header>
      <main aria-busy={waiting}>
        {failed && <Failed failed={failed} onReset={() => choose({ hops: 0 })} />}
        {!failed && !diagram && <p className="notice quiet">Loading the workspace…</p>}
        {!failed && diagram && diagram.drawing.boxes.length === 0 && (
          <Empty day={diagram.asOf} changes={diagram.changes} />
        )}
        {!failed && diagram && diagram.drawing.boxes.length > 0 && (
          <Chart
            drawing={diagram.drawing}
            selected={entity}
            onEntity={(of) => choose({ of })}
            onArc={(arc) => setPicked(pickedArc(diagram, arc))}
            legend={<Legend drawing={diagram.drawing} />}
          />
        )}
      </main>
      <aside aria-label="Answers">
        {picked && entity !== undefined && (
          <Evidence
            picked={picked}
            entity={entity}
            moment={moment}
            revision={revision}
            onClose={() => setPicked(undefined)}
          />
        )}
        {!picked && entity !== undefined && (
          <Panel
            entity={entity}
            tab={place.tab}
            moment={moment}
            revision={revision}
            onTab={(tab) => choose({ tab })}
            onPick={setPicked}
          />
        )}
      </aside>
      {diagram && (
        <TimeBar
          changes={diagram.changes}
          on={place.on ?? diagram.asOf}
          known={place.known}
          onDay={(on) => choose({ on })}
          onKnown={(known) => choose({ known })}
        />
      )}
    </div>
  );
}

/** The place of the reader, kept in the address without filling its history. */
function usePlace(): [Place, (move: Move) => void] {
  const [place, setPlace] = useState(() => readPlace(location.hash));
  const change = useCallback((move: Move) => {
    setPlace((before) => moved(before, move));
  }, []);
  useEffect(() => history.replaceState(null, '', placeHash(place)), [place]);
  useEffect(() => {
    const follow = () => setPlace(readPlace(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return [place, change];
}

/** Grows when the workspace changes, by whichever process. */
function useRevision(): number {
  const [revision, setRevision] = useState(0);
  useEffect(() => onChange(() => setRevision((before) => before + 1)), []);
  return revision;
}

/** The value once it rests: a dragged slider asks only where it stops for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 90);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** More boxes than this are not taken in at a glance. */
const GLANCE = 14;

/**
 * Where a reader begins who comes without a place: on the last day on which something changed, and
 * near the first entity when there is too much to see at once.
 */
function useBeginning(
  diagram: Diagram | undefined,
  place: Place,
  setPlace: (move: Move) => void,
): void {
  const last = diagram?.changes.filter(({ day }) => day <= diagram.asOf).at(-1)?.day;
  const crowded = (diagram?.drawing.boxes.length ?? 0) > GLANCE;
  const first = firstEntity(diagram?.drawing);
  useEffect(() => {
    if (place.on === undefined && last !== undefined) setPlace({ on: last });
    else if (place.hops === undefined && crowded) setPlace({ of: place.of ?? first, hops: 2 });
  }, [place, last, crowded, first, setPlace]);
}

/** Who is looked at first: the issuer of the largest mutual holding, else the first with holders. */
function firstEntity(drawing: Drawing | undefined): string | undefined {
  const mutual = drawing?.arcs
    .filter((arc) => arc.mutual)
    .sort((first, second) => second.weight - first.weight)[0];
  return mutual?.issuer ?? drawing?.boxes.find((box) => box.known)?.name ?? drawing?.boxes[0]?.name;
}

function pickedArc(diagram: Diagram, arc: PlacedArc): Picked {
  const row = diagram.rows.find(
    (one) =>
      one['holder'] === arc.holder && one['issuer'] === arc.issuer && one['line'] === arc.line,
  );
  return {
    field: arc.line === 'beneficiary' ? 'line' : 'stake',
    heading: arc.line === 'beneficiary' ? `of what ${arc.issuer} holds` : `of ${arc.issuer}`,
    row: row ?? { holder: arc.holder, issuer: arc.issuer, stake: arc.label },
    shown: {
      headline: diagram.headline,
      columns: [],
      rows: [],
      steps: [{ says: `${arc.says}.`, statements: arc.statements }],
      sources: diagram.sources,
    },
  };
}

interface EntityFieldsProps {
  readonly names: readonly string[];
  readonly place: Place;
  readonly entity: string | undefined;
  readonly choose: (change: Move) => void;
}

function EntityFields({ names, place, entity, choose }: EntityFieldsProps) {
  const [text, setText] = useState('');
  useEffect(() => setText(entity ?? ''), [entity]);
  const take = (name: string) => {
    setText(name);
    const found = names.find((one) => one.toLowerCase() === name.toLowerCase());
    if (found !== undefined) choose({ of: found });
  };
  return (
    <form className="fields" role="search" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>Entity</span>
        <input
          type="search"
          list="names"
          value={text}
          onChange={(event) => take(event.target.value)}
          onBlur={() => setText(entity ?? '')}
        />
      </label>
      <datalist id="names">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <label>
        <span>Draw</span>
        <select
          value={place.hops ?? 0}
          onChange={(event) =>
            choose({
              hops: Number(event.target.value),
              ...(entity !== undefined && { of: entity }),
            })
          }
        >
          <option value={0}>everything</option>
          <option value={1}>1 step around it</option>
          <option value={2}>2 steps around it</option>
          <option value={3}>3 steps around it</option>
        </select>
      </label>
    </form>
  );
}

const MEANINGS: readonly (readonly [line: string, meaning: string])[] = [
  ['solid', 'holds'],
  ['dashed', 'reported'],
  ['planned', 'planned'],
  ['beneficiary', 'beneficiary'],
  ['muted', 'no votes or neutral'],
];

function Legend({ drawing }: { readonly drawing: Drawing }) {
  const used = MEANINGS.filter(([line]) =>
    drawing.arcs.some((arc) => arc.line === line || (line === 'muted' && arc.muted)),
  );
  return (
    <p className="legend">
      {used.map(([line, meaning]) => (
        <span key={line}>
          <i className={`sample ${line}`} aria-hidden="true" /> {meaning}
        </span>
      ))}
      <span>percent of issued capital</span>
      {drawing.omitted > 0 && <strong>{drawing.omitted} entities are not drawn</strong>}
    </p>
  );
}

function Empty({ day, changes }: { readonly day: string; readonly changes: readonly Change[] }) {
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

function Failed({ failed, onReset }: { readonly failed: Error; readonly onReset: () => void }) {
  return (
    <div className="notice" role="alert">
      <p>{failed.message}</p>
      <button type="button" onClick={onReset}>
        Draw everything
      </button>
    </div>
  );
}

function NoSession() {
  return (
    <div className="notice alone" role="alert">
      <h1>This page has no session</h1>
      <p>The address works once. Start the server again and open the address that it prints.</p>
    </div>
  );
}
