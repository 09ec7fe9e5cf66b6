// The whole reading of articles, by kind of text: the example's news, and a rundown in which every
// sentence has a stake, which is the hardest sort. CPU time of this process, so that a busy machine
// does not count; the best of some batches, as a neighbour that slows the processor down does.
import { readdirSync, readFileSync } from 'node:fs';
import { ACTORS, readText } from '../dist/reading/index.js';

const ARTICLES = new URL('../examples/renault-nissan/articles/', import.meta.url);
const NAMES = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Gorse', 'Hazel'];
const WARM = 200;
const BATCHES = 12;
const COUNTED = 20;

function articles() {
  return readdirSync(ARTICLES)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(new URL(name, ARTICLES), 'utf8'));
}

function rundown(paragraphs) {
  return Array.from({ length: paragraphs }, (_, index) => {
    const [holder, company] = [NAMES[index % 8], NAMES[(index * 3 + 1) % 8]];
    return `${holder} Holding AG raised its stake in ${company} Industries SA to ${10 + (index % 40)} percent from ${5 + (index % 5)} percent. The company said that its largest shareholder would keep ${index % 60} percent of the votes.`;
  }).join('\n\n');
}

function rate(texts) {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const pass = (count) => {
    for (let run = 0; run < count; run += 1)
      for (const text of texts) readText(text, { actors: ACTORS, name: 'bench' });
  };
  pass(WARM);
  const batches = Array.from({ length: BATCHES }, () => {
    const start = process.cpuUsage();
    pass(COUNTED);
    const { user, system } = process.cpuUsage(start);
    return (bytes * COUNTED) / (user + system);
  });
  return { bytes, perSecond: Math.max(...batches) };
}

export function reading() {
  const rows = [
    ['news of the example', articles()],
    ['rundown, 20 paragraphs', [rundown(20)]],
    ['rundown, 40 paragraphs', [rundown(40)]],
  ].map(([text, texts]) => ({ text, ...rate(texts) }));
  return rows.map(({ text, bytes, perSecond }) => ({
    text,
    bytes,
    'MB of text per second of CPU': perSecond.toFixed(2),
    ratio: (perSecond / rows[0].perSecond).toFixed(2),
  }));
}
