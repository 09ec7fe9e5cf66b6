// Loaded into the server that `npm run load` measures (node --import): answers each message of its parent with what
// is alive after a full collection, in bytes, by kind. The collection is the only thing that it adds to the server.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('message', () => {
  collect();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  process.send?.({ heapUsed, external, arrayBuffers });
});
// Who listens to its parent must not stay for it.
process.channel?.unref();
