#!/usr/bin/env node
import { report } from './failure.ts';
import { run } from './program.ts';

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (thrown) {
  process.exitCode = report(thrown);
}
