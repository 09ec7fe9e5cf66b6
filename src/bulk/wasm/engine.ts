/** What of WebAssembly the kernels use; the platform's types come with those of a browser, which we do without. */
interface Engine {
  readonly Memory: new (size: { initial: number; maximum: number; shared: boolean }) => Memory;
  readonly Module: new (bytes: Uint8Array) => Module;
  readonly Instance: new (
    module: Module,
    imports: { env: { memory: Memory; abort: () => void } },
  ) => { readonly exports: unknown };
  readonly CompileError: new () => Error;
  readonly LinkError: new () => Error;
}

export interface Memory {
  readonly buffer: SharedArrayBuffer;
}

export interface Module {
  readonly compiled?: never;
}

/** Nothing where the platform has no WebAssembly. */
export const { WebAssembly: engine } = globalThis as unknown as { WebAssembly?: Engine };
