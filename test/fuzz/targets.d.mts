export const TARGETS: Readonly<Record<string, (bytes: Uint8Array) => unknown>>;
export function isRefused(thrown: unknown): boolean;
