import { useState } from 'react';

const KEY = 'crosshold.reader';

/** Whose name stands beside a verdict; this browser remembers it. */
export function useReader(): [string, (name: string) => void] {
  const [reader, setReader] = useState(() => remembered() ?? 'reader');
  return [
    reader,
    (name) => {
      setReader(name);
      try {
        localStorage.setItem(KEY, name);
      } catch {
        // A browser that stores nothing still takes the name for this visit.
      }
    },
  ];
}

function remembered(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}
