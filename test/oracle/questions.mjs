// Random questions: small registers with loops, self-holdings, full columns and ties at the line.

const KINDS =
  'integrated integrated integrated simple-path control control votes aggregate-50 power network-power integrated-interval oceanic'.split(
    ' ',
  );
const QUOTAS = ['1/2', '1/2', '1/3', '2/3', '3/4'];

export function questionOf(random) {
  const kind = random.one(KINDS);
  return { kind, input: INPUTS[kind](random) };
}

const INPUTS = {
  integrated: (random) => ({ edges: register(random, random.whole(2, 7)) }),
  'simple-path': (random) => ({ edges: register(random, random.whole(2, 6)), threshold: '1/5' }),
  control: (random) => ({
    edges: register(random, random.whole(2, 7), { self: false }),
    quota: random.one(QUOTAS),
    strict: random.next() < 0.7,
  }),
  votes(random) {
    const edges = register(random, random.whole(2, 6));
    const suspended = edges.filter(() => random.next() < 0.15).map(([h, c]) => [h, c]);
    return { edges, suspended };
  },
  'aggregate-50'(random) {
    const edges = register(random, random.whole(2, 8));
    const names = [...new Set(edges.flatMap(([h, c]) => [h, c]))];
    return { edges, threshold: '1/2', blocked: names.filter(() => random.next() < 0.3) };
  },
  power(random) {
    const weights = Array.from({ length: random.whole(1, 7) }, () => random.whole(0, 30));
    const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    return { weights, quota: random.whole(1, total) };
  },
  'network-power'(random) {
    const sources = ['a', 'b', 'c', 'd'].slice(0, random.whole(2, 4));
    const companies = ['H', 'K', 'T'].slice(-random.whole(1, 3));
    const edges = companies.flatMap((company) =>
      column(random, [...sources, ...companies.filter((name) => name !== company)]).map(
        ([holder, share]) => [holder, company, share],
      ),
    );
    if (!edges.some(([, company]) => company === 'T')) edges.push(['a', 'T', '1']);
    return { edges, target: 'T', sources, quota: '1/2' };
  },
  'integrated-interval'(random) {
    const companies = ['A', 'B', 'C'].slice(0, random.whole(1, 3));
    const edges = companies.flatMap((company) => {
      const holders = ['P', 'Q', ...companies.filter((name) => name !== company)];
      const picked = holders.filter(() => random.next() < 0.5).slice(0, 3);
      return picked.map((holder) => {
        const [one, other] = [random.whole(0, 8), random.whole(0, 8)];
        const most = 8 * picked.length;
        return [holder, company, `${Math.min(one, other)}/${most}`, `${Math.max(one, other, 1)}/8`];
      });
    });
    return { edges: edges.length > 0 ? edges : [['P', 'A', '1/4', '1/2']], complete: [] };
  },
  oceanic(random) {
    const count = random.whole(1, 4);
    const majors = Array.from({ length: count }, () => random.whole(1, 9));
    const ocean = random.whole(1, 20);
    const total = majors.reduce((sum, weight) => sum + weight, ocean);
    return {
      majors: majors.map((weight) => `${weight}/${total}`),
      ocean: `${ocean}/${total}`,
      quota: random.one(QUOTAS),
    };
  },
};

function register(random, count, { self = true } = {}) {
  const companies = Array.from({ length: count }, (_, at) => `C${at}`);
  const holders = [...companies, 'P', 'Q', 'R'];
  const edges = companies.flatMap((company) =>
    column(
      random,
      holders.filter((name) => self || name !== company),
    ).map(([holder, share]) => [holder, company, share]),
  );
  return edges.length > 0 ? edges : [['P', 'C0', '1/2']];
}

/** Some holders of one company; now and then they hold all of it, or exactly half. */
function column(random, holders) {
  const picked = holders.filter(() => random.next() < 0.35);
  const parts = picked.map(() => random.whole(1, 12));
  const sum = parts.reduce((total, part) => total + part, 0);
  const whole = random.one([sum, sum, sum * 2, sum + random.whole(1, 20), 100 < sum ? sum : 100]);
  return picked.map((holder, at) => [holder, fraction(parts[at], whole)]);
}

function fraction(part, whole) {
  return `${part}/${whole}`;
}
