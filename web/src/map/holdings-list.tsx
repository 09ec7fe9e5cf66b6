import { useState } from 'react';
import type { Scene, SceneArc } from '../../../src/formats/scene.ts';
import { visible } from '../plain-text.ts';

interface HoldingsListProps {
  readonly scene: Scene;
  readonly onEntity: (name: string) => void;
  readonly onArc: (arc: SceneArc) => void;
}

/** Rows that are shown at once; more are reached by a narrower search. */
const MOST = 100;

/** The chart as a table: every holding that it draws, found by the names in it. */
export function HoldingsList({ scene, onEntity, onArc }: HoldingsListProps) {
  const [wanted, setWanted] = useState('');
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const found = scene.arcs.filter(({ holder, issuer }) => {
    const names = `${holder} ${issuer}`.toLowerCase();
    return words.every((word) => names.includes(word));
  });
  return (
    <section className="holdings-list" aria-label="Holdings of the chart">
      <div className="holdings-search">
        <label>
          <span>Find</span>
          <input
            type="search"
            value={wanted}
            placeholder="holder or issuer"
            onChange={({ target }) => setWanted(target.value)}
          />
        </label>
        <p className="quiet" role="status">
          {found.length === 1 ? '1 holding' : `${found.length} holdings`}
          {found.length > MOST && `, the first ${MOST} are shown`}
        </p>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">Holder</th>
            <th scope="col">Of</th>
            <th scope="col" className="number">
              Capital
            </th>
            <th scope="col">Votes</th>
            <th scope="col">Said as</th>
          </tr>
        </thead>
        <tbody>
          {found.slice(0, MOST).map((arc) => (
            <Holding key={arc.id} arc={arc} onEntity={onEntity} onArc={onArc} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const SAID: Readonly<Record<string, string>> = {
  solid: 'fact',
  dashed: 'reported',
  planned: 'planned',
  beneficiary: 'beneficiary',
};

function Holding({
  arc,
  onEntity,
  onArc,
}: Omit<HoldingsListProps, 'scene'> & { readonly arc: SceneArc }) {
  return (
    <tr>
      {[arc.holder, arc.issuer].map((name, index) => (
        <td key={`${index} ${name}`}>
          <button type="button" className="pick" onClick={() => onEntity(name)}>
            <bdi>{visible(name)}</bdi>
          </button>
        </td>
      ))}
      <td className="number">
        {arc.label !== '' && (
          <button
            type="button"
            className="pick"
            aria-label={`${visible(arc.says)}. What says so?`}
            onClick={() => onArc(arc)}
          >
            {arc.label}
          </button>
        )}
      </td>
      <td>{arc.votes ?? ''}</td>
      <td>{SAID[arc.line]}</td>
    </tr>
  );
}
