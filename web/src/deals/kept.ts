import { useEffect, useState } from 'react';
import { type KeptDeal, keepDeal, keptDeals } from '../api.ts';
import type { Scenario } from './scenario.ts';

/** The deals that the workspace keeps, and the way to keep another. */
export interface Kept {
  readonly deals: readonly KeptDeal[];
  /** Why the last one was not kept, or the list could not be read. */
  readonly failed: string | undefined;
  readonly keep: (scenario: Scenario) => void;
}

/** Deals are kept by the workspace, for everybody who works in it and for the command line. */
export function useKept(revision: number, onKept: (deal: KeptDeal) => void): Kept {
  const [deals, setDeals] = useState<readonly KeptDeal[]>([]);
  const [failed, setFailed] = useState<string>();
  const [kept, setKept] = useState(0);
  useEffect(() => {
    keptDeals().then(setDeals, (error: unknown) => setFailed(saysOf(error)));
  }, [revision, kept]);
  const keep = ({ title, steps, asOf }: Scenario) => {
    setFailed(undefined);
    keepDeal({ title, steps, ...(asOf !== undefined && { asOf }) }).then(
      (deal) => {
        setKept((count) => count + 1);
        onKept(deal);
      },
      (error: unknown) => setFailed(saysOf(error)),
    );
  };
  return { deals, failed, keep };
}

function saysOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
