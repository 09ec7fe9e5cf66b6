import { NoAnswer } from '../model/index.ts';
import {
  loadScenario,
  saveScenario,
  scenarioNames,
  type StoredScenario,
} from './scenario-store.ts';

/** The deals that a workspace keeps, by name; one of the same name is replaced whole. */
export interface KeptDeals {
  list(): readonly StoredScenario[];
  keep(deal: StoredScenario): void;
}

/** Those of the folder of a workspace: the same that `deal --list` tells. */
export function keptDeals(dir: string): KeptDeals {
  return {
    list: () => scenarioNames(dir).map((name) => loadScenario(dir, name)),
    keep: (deal) => saveScenario(dir, deal),
  };
}

/** Of a workspace without a folder: there are none, and none can be kept. */
export const NO_DEALS: KeptDeals = {
  list: () => [],
  keep() {
    throw new NoAnswer('This workspace has no folder to keep deals in.');
  },
};
