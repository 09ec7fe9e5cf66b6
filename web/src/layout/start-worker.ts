import workerAddress from './layout-worker.ts?worker&url';

/** The part of the browser's trusted types that is used. */
interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => { readonly createScriptURL: (address: string) => string };
}

/** The content policy of the page trusts one script address, that of the worker, and no other. */
const policy = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
  'layout',
  {
    createScriptURL: (address) => {
      if (address !== workerAddress) throw new TypeError('Only the layout worker may be started.');
      return address;
    },
  },
);

/** Starts a layout worker, from a file of this site. */
export function startWorker(): Worker {
  const address = policy?.createScriptURL(workerAddress) ?? workerAddress;
  return new Worker(address, { type: 'module', name: 'layout' });
}
