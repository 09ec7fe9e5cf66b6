import { loadKernels } from '../../../src/bulk/kernels.ts';
import { localEngine } from '../../../src/bulk/local/engine.ts';
import { bulkEngineContract } from './suite.ts';

for (const kind of ['typescript', 'wasm'] as const)
  bulkEngineContract(`local, ${kind}`, async () => localEngine(await loadKernels(kind)), 60);
