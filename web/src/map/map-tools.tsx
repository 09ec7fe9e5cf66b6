import type { Scene } from '../../../src/formats/scene.ts';
import { MOST_BOXES } from '../layout/use-layout.ts';
import type { Move, Place } from '../place.ts';
import { visible } from '../plain-text.ts';
import { AS_FOUND, collapsed, type Drawn, expanded } from './drawn.ts';

interface MapToolsProps {
  readonly scene: Scene | undefined;
  readonly entity: string | undefined;
  readonly by: Place['by'];
  readonly drawn: Drawn;
  readonly listed: boolean;
  readonly onMove: (move: Move) => void;
  readonly onDrawn: (drawn: Drawn) => void;
  readonly onListed: (listed: boolean) => void;
}

const SMALL: readonly (readonly [least: string, label: string])[] = [
  ['', 'beyond the 8 largest'],
  ['1%', 'under 1%'],
  ['3%', 'under 3%'],
  ['5%', 'under 5%'],
];

/** How the chart is drawn: its layout, and what of it is opened or folded. */
export function MapTools(props: MapToolsProps) {
  const { scene, by, drawn, listed, onMove, onDrawn, onListed } = props;
  const large = (scene?.boxes.length ?? 0) > MOST_BOXES;
  return (
    <div className="map-tools" role="toolbar" aria-label="The map">
      <div className="layouts" role="group" aria-label="Layout">
        <Choice
          says="Layers"
          chosen={!large && by === undefined}
          disabled={large}
          onChoose={() => onMove({ by: undefined })}
        />
        <Choice
          says="Forces"
          chosen={large || by === 'force'}
          onChoose={() => onMove({ by: 'force' })}
        />
      </div>
      <label>
        <span>Small holders as one</span>
        <select
          value={drawn.small ?? ''}
          onChange={({ target }) => {
            const { small: _, ...others } = drawn;
            onDrawn(target.value === '' ? others : { ...others, small: target.value });
          }}
        >
          {SMALL.map(([least, label]) => (
            <option key={least} value={least}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        <input
          type="checkbox"
          checked={drawn.plans}
          onChange={({ target }) => onDrawn({ ...drawn, plans: target.checked })}
        />
        <span>Plans</span>
      </label>
      {!large && <Folding {...props} />}
      <button
        type="button"
        className="last"
        aria-pressed={listed}
        onClick={() => onListed(!listed)}
      >
        Table
      </button>
    </div>
  );
}

function Choice({
  says,
  chosen,
  disabled = false,
  onChoose,
}: {
  readonly says: string;
  readonly chosen: boolean;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <button type="button" aria-pressed={chosen} disabled={disabled} onClick={onChoose}>
      {says}
    </button>
  );
}

/** Draws what the chosen entity is linked to, or folds it away. */
function Folding({ scene, entity, drawn, onDrawn }: MapToolsProps) {
  const box = scene?.boxes.find(({ name }) => name === entity);
  const changed = drawn.expand.length + drawn.collapse.length > 0;
  return (
    <div className="folding">
      {box && entity !== undefined && (
        <>
          {box.more !== undefined && (
            <button type="button" onClick={() => onDrawn(expanded(drawn, entity))}>
              Expand
              <span className="unseen">
                {' '}
                {visible(entity)}, {box.more} more
              </span>
            </button>
          )}
          <button
            type="button"
            disabled={drawn.collapse.includes(entity)}
            onClick={() => onDrawn(collapsed(drawn, entity))}
          >
            Fold<span className="unseen"> {visible(entity)}</span>
          </button>
        </>
      )}
      {changed && (
        <button
          type="button"
          onClick={() =>
            onDrawn({ ...drawn, expand: AS_FOUND.expand, collapse: AS_FOUND.collapse })
          }
        >
          Reset
        </button>
      )}
    </div>
  );
}
