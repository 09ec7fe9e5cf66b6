import type { Operation } from './operation.ts';

/** One question the product answers: its name and summary cost nothing, the rest loads when asked. */
export interface Entry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Operation>;
}

/** Every question; command, route, agent tool and docs page are derived from this list. */
export const registry: readonly Entry[] = [
  entry(
    'owners',
    'who owns a company, direct and through others',
    async () => (await import('./owners.ts')).owners,
  ),
  entry(
    'holdings',
    'what a holder holds, or who holds a company',
    async () => (await import('./holdings.ts')).holdings,
  ),
  entry(
    'votes',
    'which shares vote: gross, exercisable and free, and what suspends them',
    async () => (await import('./votes.ts')).votes,
  ),
  entry(
    'block',
    'who can block a resolution, and at which turnout',
    async () => (await import('./block.ts')).block,
  ),
  entry(
    'resolve',
    'whether a resolution passes, and who decides it',
    async () => (await import('./resolve.ts')).resolve,
  ),
  entry(
    'control',
    'whether a holder controls a company, by a named test',
    async () => (await import('./control.ts')).control,
  ),
  entry(
    'controllers',
    'who controls a company in the end',
    async () => (await import('./controllers.ts')).controllers,
  ),
  entry(
    'power',
    'how often each holder decides: Banzhaf and Shapley-Shubik indices',
    async () => (await import('./power.ts')).power,
  ),
  entry(
    'thresholds',
    'who reaches the line of a bid, disclosure, beneficial owner, sanctions or accounting rule',
    async () => (await import('./thresholds.ts')).thresholds,
  ),
  entry(
    'concentration',
    'how concentrated a market is, cross-holdings and common owners included',
    async () => (await import('./concentration.ts')).concentration,
  ),
  entry(
    'conflicts',
    'which statements disagree, how, and what explains it',
    async () => (await import('./conflicts.ts')).conflicts,
  ),
  entry(
    'deal',
    'what a deal would change: stakes, votes, control, blocking and thresholds',
    async () => (await import('./deal.ts')).deal,
  ),
  entry(
    'solve',
    'the smallest deal that reaches a goal',
    async () => (await import('./solve.ts')).solve,
  ),
  entry(
    'claims',
    'what the documents claim, with the sentence and its status',
    async () => (await import('./claims.ts')).claims,
  ),
  entry(
    'timeline',
    'what happened between whom, with every source',
    async () => (await import('./timeline.ts')).timeline,
  ),
  entry(
    'relations',
    'cooperation and conflict between two partners over time',
    async () => (await import('./relations.ts')).relations,
  ),
  entry(
    'story',
    'the story of two partners, day by day, each with the chart of the day and its quotes',
    async () => (await import('./story.ts')).story,
  ),
  entry(
    'people',
    'who held which post where, and who moved',
    async () => (await import('./people.ts')).people,
  ),
  entry(
    'projects',
    'what companies make together, who leads and who follows',
    async () => (await import('./projects.ts')).projects,
  ),
  entry(
    'read',
    'what an article claims, each with the exact sentence',
    async () => (await import('./read.ts')).read,
  ),
  entry(
    'diagram',
    'the structure chart of a date, as SVG',
    async () => (await import('./diagram.ts')).diagram,
  ),
  entry(
    'brief',
    'the whole case on one page, each number with its source',
    async () => (await import('./brief.ts')).brief,
  ),
];

/** Loads the operations named, or all of them. */
export async function loadOperations(
  names?: Iterable<string>,
): Promise<ReadonlyMap<string, Operation>> {
  const wanted = names && new Set(names);
  const entries = registry.filter(({ name }) => !wanted || wanted.has(name));
  return new Map(
    await Promise.all(entries.map(async ({ name, load }) => [name, await load()] as const)),
  );
}

function entry<Input>(name: string, summary: string, load: () => Promise<Operation<Input>>): Entry {
  return {
    name,
    summary,
    load: load as () => Promise<Operation<never>> as () => Promise<Operation>,
  };
}
