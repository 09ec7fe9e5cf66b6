import { type ReactNode, useState } from 'react';
import type { Scene, SceneArc } from '../../../src/formats/scene.ts';
import type { Mark } from '../changes/difference.ts';
import { useLayout } from '../layout/use-layout.ts';
import type { Move, Place } from '../place.ts';
import { Chart } from './chart.tsx';
import { CloudChart } from './cloud-chart.tsx';
import { type Drawn, expanded } from './drawn.ts';
import { HoldingsList } from './holdings-list.tsx';
import { MapTools } from './map-tools.tsx';

interface MapProps {
  readonly scene: Scene;
  readonly entity: string | undefined;
  readonly by: Place['by'];
  readonly drawn: Drawn;
  readonly onMove: (move: Move) => void;
  readonly onDrawn: (drawn: Drawn) => void;
  readonly onArc: (arc: SceneArc) => void;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly legend: ReactNode;
}

/** The structure chart with its tools: layers or forces, as a picture or as a table. */
export function StructureMap(props: MapProps) {
  const { scene, entity, by, drawn, onMove, onDrawn, onArc } = props;
  const [listed, setListed] = useState(false);
  const laid = useLayout(scene, by === 'force' ? 'force' : 'layered');
  const choose = (of: string) => onMove({ of });
  return (
    <>
      <MapTools {...{ scene, entity, by, drawn, listed, onMove, onDrawn }} onListed={setListed} />
      {listed && <HoldingsList scene={scene} onEntity={choose} onArc={onArc} />}
      {!listed && <Picture {...props} laid={laid} onEntity={choose} />}
      {!listed && laid.part !== undefined && laid.scene?.boxes.length !== scene.boxes.length && (
        <p className="laying" role="status">
          Placing {scene.boxes.length} entities… {Math.round(laid.part * 100)}%
        </p>
      )}
    </>
  );
}

function Picture({
  laid,
  entity,
  drawn,
  onEntity,
  onDrawn,
  onArc,
  marks,
  legend,
}: MapProps & {
  readonly laid: ReturnType<typeof useLayout>;
  readonly onEntity: (name: string) => void;
}) {
  if (laid.failed !== undefined)
    return (
      <p className="notice" role="alert">
        The chart could not be laid out: {laid.failed}. The table has the same holdings.
      </p>
    );
  if (laid.scene && laid.cloud)
    return (
      <CloudChart
        scene={laid.scene}
        cloud={laid.cloud}
        selected={entity}
        onEntity={onEntity}
        legend={legend}
      />
    );
  const { drawing } = laid;
  if (!drawing) return <div className="chart" />;
  return (
    <Chart
      drawing={drawing}
      selected={entity}
      onEntity={onEntity}
      onArc={onArc}
      onExpand={(box) => {
        const issuer = drawing.arcs.find(({ from }) => from === box.id)?.issuer;
        const name = box.kind === 'group' ? issuer : box.name;
        if (name !== undefined) onDrawn(expanded(drawn, name));
      }}
      marks={marks}
      legend={legend}
    />
  );
}
