// How the time of a reading grows with the text, for texts made to be hard: each is read at a length and
// at its double, the best of three. CPU time of this process, so that a busy machine does not count.
import { ACTORS, readText } from '../dist/reading/index.js';

const LENGTH = 100_000;
const RUNS = 3;
const times = (text) => (length) => text.repeat(Math.ceil(length / text.length)).slice(0, length);
const HARD = {
  'one line of stakes': times('Renault owns 43% of Nissan, said the French state. '),
  'nested quotes': times('“He said ‘she said "no"’ and '),
  'bidi and zero-width signs': times(
    'Re\u200bnault \u202Eowns\u202C 4\u200D3% of \u2066Nissan\u2069. ',
  ),
  'repeated prefixes': times('Nissan Nissan Motor Nissan Motor Co '),
  'one long word': times('A'),
  'percent signs': times('%'),
  percentages: times('5% '),
  brackets: times('('),
  'empty lines': times('\n'),
  'relative clauses': times('Renault, which '),
  'ever new companies': (length) =>
    Array.from(
      { length: Math.ceil(length / 24) },
      (_, at) => `Firm${at.toString(36)} Corp owns 5% of `,
    )
      .join('')
      .slice(0, length),
};

function cost(text) {
  const runs = Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage();
    readText(text, { actors: ACTORS, name: 'bench' });
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

export function readingGrowth() {
  cost(HARD['one line of stakes'](LENGTH));
  return Object.entries(HARD).map(([text, make]) => {
    const [once, twice] = [cost(make(LENGTH)), cost(make(2 * LENGTH))];
    return {
      text,
      [`ms at ${LENGTH / 1000} kB`]: once.toFixed(0),
      'ms at the double': twice.toFixed(0),
      growth: once < 5 ? '–' : (twice / once).toFixed(2),
    };
  });
}
