import type { ComponentType } from 'react';
import type { Scenario } from './deals/scenario.ts';
import type { Picked } from './answer-table.tsx';

/** The days that an answer is asked for, as the server takes them. */
export interface Moment {
  readonly asOf?: string;
  readonly knownAt?: string;
}

/** What a tab that is more than one table works on. */
export interface BenchProps {
  readonly entity: string;
  /** Every entity of the workspace. */
  readonly names: readonly string[];
  readonly moment: Moment;
  readonly revision: number;
  /** A deal that the first minute puts on the table. */
  readonly offered: Scenario | undefined;
  readonly onPick: (picked: Picked) => void;
}

export type Bench = ComponentType<BenchProps>;
