export function seedsOf(target: string): Uint8Array[];
