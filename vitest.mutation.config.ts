import { defineConfig } from 'vitest/config';

/** What mutation testing runs: everything about law, votes and control that needs no build. */
export default defineConfig({
  test: {
    include: [
      'test/unit/{law,voting,control,power,thresholds,concentration}/**/*.test.ts',
      'test/cases/**/*.test.ts',
    ],
    testTimeout: 30_000,
  },
});
