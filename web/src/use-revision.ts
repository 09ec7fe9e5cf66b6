import { useEffect, useState } from 'react';
import { onChange } from './api.ts';

/** Grows when the workspace changes from the version `since`, by whichever process. */
export function useRevision(since: number): number {
  const [revision, setRevision] = useState(0);
  useEffect(() => onChange(since, () => setRevision((before) => before + 1)), [since]);
  return revision;
}

/** The value once it rests: a dragged slider asks only where it stops for a moment. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 90);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
