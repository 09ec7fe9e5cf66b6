import { useCallback, useState } from 'react';
import type { Picked } from './answer-table.tsx';
import { BriefButton } from './brief/brief-button.tsx';
import { Changes } from './changes/changes.tsx';
import { marksOf } from './changes/difference.ts';
import { Refused } from './api.ts';
import type { Scenario } from './deals/scenario.ts';
import { type Diagram, firstEntity, GLANCE, pickedArc, useBeginning } from './diagram.ts';
import { EntityFields } from './entity-fields.tsx';
import { Evidence } from './evidence.tsx';
import { AS_FOUND } from './map/drawn.ts';
import { Legend } from './map/legend.tsx';
import { StructureMap } from './map/map.tsx';
import { Empty, Failed, NoSession } from './notices.tsx';
import { Panel } from './panel.tsx';
import type { Move } from './place.ts';
import { TimeBar } from './time-bar.tsx';
import { TOUR_ENTITIES } from './tour/steps.ts';
import { Tour } from './tour/tour.tsx';
import { useTour } from './tour/use-tour.ts';
import { useAsk } from './use-ask.ts';
import { usePlace } from './use-place.ts';
import { useRevision, useSettled } from './use-revision.ts';

/** How many boxes are asked for: few to begin with, many around an entity, most when all are wanted. */
function boxesAt(hops: number | undefined): number {
  if (hops === undefined) return GLANCE + 1;
  return hops === 0 ? 5000 : 400;
}

/** The workspace: the chart of a day, its time, and the questions about one entity. */
export function App({ version }: { readonly version: number }) {
  const [place, setPlace] = usePlace();
  const [picked, setPicked] = useState<Picked>();
  const revision = useRevision(version);
  const day = useSettled(place.on);
  const moment = {
    ...(day !== undefined && { asOf: day }),
    ...(place.known !== undefined && { knownAt: place.known }),
  };
  const { hops = 0, vs } = place;
  const [drawn, setDrawn] = useState(AS_FOUND);
  const near = hops > 0 && place.of !== undefined ? { focus: place.of, hops } : {};
  const shown = { ...near, ...drawn, form: 'scene', boxes: boxesAt(place.hops) };
  const { answer, failed, waiting } = useAsk('diagram', { ...moment, ...shown }, revision);
  const diagram = answer as Diagram | undefined;
  const then = useAsk(
    'diagram',
    vs === undefined ? undefined : { ...moment, asOf: vs, ...shown },
    revision,
  ).answer as Diagram | undefined;
  const before = vs === undefined ? undefined : then;
  const begun = useBeginning(diagram, place, setPlace);
  const entity = place.of ?? firstEntity(diagram);
  const choose = useCallback(
    (change: Move) => {
      setPicked(undefined);
      setPlace(change);
    },
    [setPlace],
  );
  const [touring, setTouring] = useTour();
  const [offered, setOffered] = useState<Scenario>();
  const guided = TOUR_ENTITIES.every((name) => diagram?.names.includes(name) === true);
  const toDay = useCallback((on: string) => choose({ on }), [choose]);
  if (failed instanceof Refused && failed.status === 401) return <NoSession />;
  return (
    <div className="page">
      <header>
        <h1>Crosshold</h1>
        <EntityFields names={diagram?.names ?? []} place={place} entity={entity} choose={choose} />
        {guided && (
          <button
            type="button"
            className="tour-button"
            aria-pressed={touring}
            onClick={() => setTouring(!touring)}
          >
            Tour
          </button>
        )}
        <BriefButton moment={moment} />
      </header>
      <main aria-busy={waiting}>
        {failed && <Failed failed={failed} onReset={() => choose({ hops: 0 })} />}
        {!failed && !begun && <p className="notice quiet">Loading the workspace…</p>}
        {!failed && diagram && diagram.scene.boxes.length === 0 && (
          <Empty day={diagram.asOf} changes={diagram.changes} />
        )}
        {!failed && begun && diagram && diagram.scene.boxes.length > 0 && (
          <StructureMap
            scene={diagram.scene}
            entity={entity}
            by={place.by}
            drawn={drawn}
            onMove={choose}
            onDrawn={setDrawn}
            onArc={(arc) => setPicked(pickedArc(diagram, arc))}
            marks={marksOf(diagram, before)}
            legend={<Legend scene={diagram.scene} against={before?.asOf} />}
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
              offered={offered}
              onTab={(tab) => choose({ tab })}
              onPick={setPicked}
            />
          </div>
        )}
      </aside>
      {guided && touring && place.on !== undefined && (
        <Tour onMove={choose} onDeal={setOffered} onClose={() => setTouring(false)} />
      )}
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
