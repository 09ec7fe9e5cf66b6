/**
 * Strongly connected components of a directed graph, each a list of vertices, in an order where
 * every arc goes from a later component to an earlier one (Tarjan 1972; explicit stack, so that a
 * chain of a million vertices does not exhaust the call stack).
 */
export function components(successors: readonly (readonly number[])[]): number[][] {
  const size = successors.length;
  const index = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  const next = new Int32Array(size);
  const stack: number[] = [];
  const found: number[][] = [];
  let counter = 0;
  for (let root = 0; root < size; root++) {
    if (index[root] !== -1) continue;
    const path = [root];
    while (path.length > 0) {
      const vertex = path[path.length - 1] as number;
      if (index[vertex] === -1) {
        index[vertex] = low[vertex] = counter++;
        stack.push(vertex);
        onStack[vertex] = 1;
      }
      const arcs = successors[vertex] as readonly number[];
      const at = next[vertex] as number;
      if (at < arcs.length) {
        next[vertex] = at + 1;
        const target = arcs[at] as number;
        if (index[target] === -1) path.push(target);
        else if (onStack[target])
          low[vertex] = Math.min(low[vertex] as number, index[target] as number);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined)
        low[parent] = Math.min(low[parent] as number, low[vertex] as number);
      if (low[vertex] === index[vertex]) found.push(pop(stack, onStack, vertex));
    }
  }
  return found;
}

function pop(stack: number[], onStack: Uint8Array, root: number): number[] {
  const members: number[] = [];
  for (;;) {
    const vertex = stack.pop() as number;
    onStack[vertex] = 0;
    members.push(vertex);
    if (vertex === root) return members.reverse();
  }
}
