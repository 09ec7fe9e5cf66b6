import { useCallback, useState } from 'react';
import type { Picked } from './answer-table.tsx';
import { BriefButton } from './brief/brief-button.tsx';
import { Changes } from './changes/changes.tsx';
import { marksOf } from './changes/difference.ts';
import { Refused } from './api.ts';
import { Chart } from './chart.tsx';
import { type Diagram, firstEntity, pickedArc, useBeginning } from './diagram.ts';
import { EntityFields } from './entity-fields.tsx';
import { Evidence } from './evidence.tsx';
import { Legend } from './legend.tsx';
import { Empty, Failed, NoSession } from './notices.tsx';
import { Panel } from './panel.tsx';
import type { Move } from './place.ts';
import { TimeBar } from './time-bar.tsx';
import { useAsk } from './use-ask.ts';
import { usePlace } from './use-place.ts';
import { useRevision, useSettled } from './use-revision.ts';

/** What is drawn besides the holdings of the day. */
interface Drawn {
  readonly plans?: boolean;
  readonly most?: number;
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
  const { hops = 0, vs } = place;
  const [drawn, setDrawn] = useState<Drawn>({});
  const near = hops > 0 && place.of !== undefined ? { focus: place.of, hops } : {};
  const { answer, failed, waiting } = useAsk('diagram', { ...moment, ...near, ...drawn }, revision);
  const diagram = answer as Diagram | undefined;
  const then = useAsk(
    'diagram',
    vs === undefined ? undefined : { ...moment, asOf: vs, ...near, ...drawn },
    revision,
  ).answer as Diagram | undefined;
  const before = vs === undefined ? undefined : then;
  useBeginning(diagram, place, setPlace);
  const entity = place.of ?? firstEntity(diagram);
  const choose = useCallback(
    (change: Move) => {
      setPicked(undefined);
      setPlace(change);
    },
    [setPlace],
  );
  const toDay = useCallback((on: string) => choose({ on }), [choose]);
  if (failed instanceof Refused && failed.status === 401) return <NoSession />;
  return (
    <div className="page">
      <header>
        <h1>Crosshold</h1>
        <EntityFields names={diagram?.names ?? []} place={place} entity={entity} choose={choose} />
        <label>
          <input
            type="checkbox"
            checked={drawn.plans === true}
            onChange={(event) => setDrawn({ ...drawn, plans: event.target.checked })}
          />
          <span>Plans</span>
        </label>
        {drawn.most !== undefined && (
          <button type="button" onClick={() => setDrawn({ plans: drawn.plans === true })}>
            Small holders as one
          </button>
        )}
        <BriefButton moment={moment} />
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
            onGroup={() => setDrawn({ ...drawn, most: 200 })}
            marks={marksOf(diagram, before)}
            legend={<Legend drawing={diagram.drawing} against={before?.asOf} />}
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
        {!picked && diagram && before && (
          <Changes now={diagram} then={before} onClose={() => choose({ vs: undefined })} />
        )}
        {entity !== undefined && (
          // It stays where it is under what is opened: a meeting or a deal is not lost by a look.
          <div hidden={picked !== undefined || before !== undefined}>
            <Panel
              entity={entity}
              names={diagram?.names ?? []}
              tab={place.tab}
              moment={moment}
              revision={revision}
              onTab={(tab) => choose({ tab })}
              onPick={setPicked}
            />
          </div>
        )}
      </aside>
      {diagram && (
        <TimeBar
          changes={diagram.changes}
          on={place.on ?? diagram.asOf}
          known={place.known}
          vs={vs}
          onVs={(day) => choose({ vs: day })}
          onDay={toDay}
          onKnown={(known) => choose({ known })}
        />
      )}
    </div>
  );
}
