import { useCallback, useState } from 'react';
import type { Picked } from '../answer-table.tsx';
import { Refused, type RegisterOverview } from '../api.ts';
import type { Mark } from '../changes/difference.ts';
import { type Diagram, pickedArc } from '../diagram.ts';
import { Evidence } from '../evidence.tsx';
import { AS_FOUND } from '../map/drawn.ts';
import { Legend } from '../map/legend.tsx';
import { StructureMap } from '../map/map.tsx';
import { NoSession } from '../notices.tsx';
import { Panel } from '../panel.tsx';
import type { Move } from '../place.ts';
import { visible } from '../plain-text.ts';
import { useAsk } from '../use-ask.ts';
import { usePlace } from '../use-place.ts';
import { PartySearch } from './party-search.tsx';
import { REGISTER_TABS } from './register-tabs.ts';

/** How many boxes are drawn around a party. */
const BOXES = 120;
const HOPS = 2;
/** A register has one day, and nothing of it changes while it is served. */
const [MOMENT, REVISION] = [{}, 0];

/** A whole register: a party found by name, what stands around it, and the questions about it. */
export function RegisterPage({ register }: { readonly register: RegisterOverview }) {
  const [place, setPlace] = usePlace();
  const [picked, setPicked] = useState<Picked>();
  const [drawn, setDrawn] = useState(AS_FOUND);
  const choose = useCallback(
    (move: Move) => {
      setPicked(undefined);
      setPlace(move);
    },
    [setPlace],
  );
  const { of: party, hops = HOPS } = place;
  const asked =
    party === undefined ? undefined : { focus: party, hops, ...drawn, form: 'scene', boxes: BOXES };
  const { answer, failed, waiting } = useAsk('diagram', asked, REVISION);
  const diagram = party === undefined ? undefined : (answer as Diagram | undefined);
  if (failed instanceof Refused && failed.status === 401) return <NoSession />;
  return (
    <div className="page">
      <header>
        <h1>Crosshold</h1>
        <form className="fields" role="search" onSubmit={(event) => event.preventDefault()}>
          <PartySearch party={party} onParty={(of) => choose({ of })} />
          <Steps hops={hops} onHops={(steps) => choose({ hops: steps })} />
        </form>
        <p className="quiet about-register">
          {register.parties.toLocaleString('en-GB')} parties on {register.asOf}
        </p>
      </header>
      <main aria-busy={waiting}>
        {party === undefined && <Begin />}
        {failed && (
          <TooMuch failed={failed} hops={hops} onHops={(steps) => choose({ hops: steps })} />
        )}
        {!failed && party !== undefined && !diagram && (
          <p className="notice quiet">Reading the register…</p>
        )}
        {!failed && diagram && (
          <StructureMap
            scene={diagram.scene}
            entity={party}
            by={place.by}
            drawn={drawn}
            onMove={choose}
            onDrawn={setDrawn}
            onArc={(arc) => setPicked(pickedArc(diagram, arc))}
            marks={NO_MARKS}
            legend={<Legend scene={diagram.scene} against={undefined} />}
          />
        )}
      </main>
      <aside aria-label="Answers">
        {picked && party !== undefined && (
          <Evidence
            picked={picked}
            entity={party}
            moment={MOMENT}
            revision={REVISION}
            onClose={() => setPicked(undefined)}
          />
        )}
        {party !== undefined && (
          <div hidden={picked !== undefined}>
            <Panel
              tabs={REGISTER_TABS}
              entity={party}
              names={[]}
              tab={place.tab}
              moment={MOMENT}
              revision={REVISION}
              offered={undefined}
              onTab={(tab) => choose({ tab })}
              onPick={setPicked}
            />
          </div>
        )}
      </aside>
    </div>
  );
}

const NO_MARKS: ReadonlyMap<string, Mark> = new Map();

function Begin() {
  return (
    <div className="notice">
      <p>Write a part of a name above, and choose.</p>
      <p className="quiet">
        What stands around the party is drawn here; its owners and controllers are listed beside it.
      </p>
    </div>
  );
}

interface StepsProps {
  readonly hops: number;
  readonly onHops: (hops: number) => void;
}

function Steps({ hops, onHops }: StepsProps) {
  return (
    <label>
      <span>Draw</span>
      <select value={hops} onChange={({ target }) => onHops(Number(target.value))}>
        {[1, 2, 3, 4, 5].map((steps) => (
          <option key={steps} value={steps}>
            {steps} {steps === 1 ? 'step' : 'steps'} around it
          </option>
        ))}
      </select>
    </label>
  );
}

/** The server refused: its own words, and a smaller chart. */
function TooMuch({ failed, hops, onHops }: StepsProps & { readonly failed: Error }) {
  return (
    <div className="notice" role="alert">
      <p>{visible(failed.message)}</p>
      {hops > 1 && (
        <button type="button" onClick={() => onHops(hops - 1)}>
          Draw {hops - 1} {hops === 2 ? 'step' : 'steps'}
        </button>
      )}
    </div>
  );
}
