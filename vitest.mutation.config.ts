import { defineConfig } from 'vitest/config';

/** What mutation testing runs: everything about the seven exact folders that needs no build. */
export default defineConfig({
  test: {
    include: [
      'test/unit/{law,voting,control,power,thresholds,concentration}/**/*.test.ts',
      'test/unit/{numeric,register,ownership,deals,verify}/**/*.test.ts',
      'test/laws/{ownership,ownership-bounds,deals}.test.ts',
      'test/cases/**/*.test.ts',
    ],
    testTimeout: 120_000,
  },
});
