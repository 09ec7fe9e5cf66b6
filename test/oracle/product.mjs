// The product's answer to a question, through what `crosshold verify` asks.
import * as control from '../../dist/operations/verify/control-vectors.js';
import * as ownership from '../../dist/operations/verify/ownership-vectors.js';
import * as power from '../../dist/operations/verify/power-vectors.js';

const KINDS = {
  integrated: ownership.integrated,
  'simple-path': ownership.simplePath,
  'integrated-interval': ownership.integratedInterval,
  control: control.control,
  votes: control.votes,
  'aggregate-50': control.aggregate,
  power: power.power,
  'network-power': power.network,
  oceanic: power.oceanic,
};

export function answerOf({ kind, input }) {
  const answer = KINDS[kind]({ input, expect: {} });
  return JSON.parse(JSON.stringify(answer, (_, value) => plain(value)));
}

function plain(value) {
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof Set) return [...value];
  return typeof value === 'bigint' ? Number(value) : value;
}
