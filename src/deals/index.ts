export { applySteps, type DealResult, isRefused, parseSteps } from './apply.ts';
export { countText } from './amount-text.ts';
export { heldBy, openBook, restOf } from './book.ts';
export { isAbout } from './breaches.ts';
export { ledgerGap } from './ledger-equation.ts';
export { parseScenario } from './scenario.ts';
export type { Act } from './step.ts';
export { isStop, type Refused, type Stop } from './stop.ts';
