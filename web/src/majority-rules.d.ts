declare module 'virtual:majority-rules' {
  import type { MajorityChoice } from './votes/majority-choice.ts';
  /** Written by the build from the law of the product. */
  export const RULES: readonly MajorityChoice[];
}
