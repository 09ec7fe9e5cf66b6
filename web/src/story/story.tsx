import type { BenchProps } from '../bench.ts';
export function Story(_: BenchProps) {
  return <p className="notice quiet">Soon.</p>;
}
