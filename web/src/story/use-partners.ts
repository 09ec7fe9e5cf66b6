import { useState } from 'react';
import type { Row } from '../questions.ts';

/** The other side: chosen by the reader, else whoever shares most events with the entity. */
export function usePartners(
  entity: string,
  rows: readonly Row[],
): [string | undefined, (name: string) => void] {
  const [chosen, setChosen] = useState<string>();
  return [chosen ?? closest(entity, rows), setChosen];
}

function closest(entity: string, rows: readonly Row[]): string | undefined {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const name of [row['source'], row['target']]) {
      if (typeof name === 'string' && name !== entity)
        counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, first], [, second]) => second - first)[0]?.[0];
}
