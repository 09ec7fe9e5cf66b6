import type { BenchProps } from '../bench.ts';
export function Deals(_: BenchProps) {
  return <p className="notice quiet">Soon.</p>;
}
