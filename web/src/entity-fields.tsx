import { useEffect, useState } from 'react';
import type { Move, Place } from './place.ts';

interface EntityFieldsProps {
  readonly names: readonly string[];
  readonly place: Place;
  readonly entity: string | undefined;
  readonly choose: (change: Move) => void;
}

/** Whom to look at, and how much around it is drawn. */
export function EntityFields({ names, place, entity, choose }: EntityFieldsProps) {
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
        {matching(names, text === entity ? '' : text).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <datalist id="parties">
        <option value="market" />
        {matching(names, '').map((name) => (
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

/** A list that a browser opens at once; typing more of the name finds the rest. */
const MOST_OFFERED = 300;

/** Names that have what was typed in them, those that begin with it first. */
function matching(names: readonly string[], typed: string): readonly string[] {
  const wanted = typed.toLowerCase();
  const found = names.filter((name) => name.toLowerCase().includes(wanted));
  const first = found.filter((name) => name.toLowerCase().startsWith(wanted));
  return [...new Set([...first, ...found])].slice(0, MOST_OFFERED);
}
