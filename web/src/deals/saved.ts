import { useState } from 'react';
import type { Scenario } from './scenario.ts';

const KEY = 'crosshold.deals';

/** Deals that the reader kept in this browser; nothing of them is in the workspace. */
export function useSaved(): [readonly Scenario[], (scenario: Scenario) => void] {
  const [saved, setSaved] = useState(read);
  const keep = (scenario: Scenario) => {
    const next = [...saved.filter(({ title }) => title !== scenario.title), scenario];
    setSaved(next);
    try {
      localStorage.setItem(KEY, JSON.stringify(next));
    } catch {
      // A browser that stores nothing still keeps the deal for this visit.
    }
  };
  return [saved, keep];
}

function read(): readonly Scenario[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(value) ? value.filter(isScenario) : [];
  } catch {
    return [];
  }
}

function isScenario(value: unknown): value is Scenario {
  const { title, steps } = (value ?? {}) as Partial<Scenario>;
  return typeof title === 'string' && Array.isArray(steps);
}
