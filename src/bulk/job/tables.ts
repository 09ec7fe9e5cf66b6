import type { BulkEngine, Controllers } from '../engine.ts';
import { NOBODY } from '../graph.ts';
import { type ControlLine, HALF } from '../kernels.ts';
import type { FindingLog } from '../read/finding-log.ts';
import type { ParquetWriter } from './parquet-writer.ts';

/** What stands in the Parquet files, column by column; shares are parts of 1. */
export const TABLES = {
  owners:
    'select company, owner, low / 1e8 as share_min, (low + slack) / 1e8 as share_max from rows',
  controllers:
    "select company, nullif(nearest, '') as controller, ultimate, in_loop = 1 as in_loop from rows",
  blocked: 'select company, held / 1e8 as held, seed = 1 as seed from rows',
} as const;

/** Rows made at once. */
const PIECE = 1 << 16;

export interface ControllersCount {
  readonly controlled: number;
  readonly loops: number;
  readonly loopMembers: number;
}

/** Writes who controls each company, nearest and ultimate. */
export async function writeControllers(
  engine: BulkEngine,
  line: ControlLine,
  to: { readonly writer: ParquetWriter; readonly path: string },
): Promise<{ readonly count: ControllersCount; readonly found: Controllers }> {
  const found = await engine.controllers(line);
  const { loopMembers, loopStart, controlled } = found;
  await to.writer.write({
    path: to.path,
    columns: [
      ['company', 'name'],
      ['nearest', 'name'],
      ['ultimate', 'name'],
      ['in_loop', 'uinteger'],
    ],
    fill: async (append) => controlledRows(found, append),
    select: TABLES.controllers,
  });
  const count = { controlled, loops: loopStart.length - 1, loopMembers: loopMembers.length };
  return { count, found };
}

/** Everyone who has a controller, by number. */
function controlledRows(
  { nearest, ultimate, loopMembers }: Controllers,
  append: (values: readonly Uint32Array[]) => void,
): void {
  const looped = new Set(loopMembers);
  const lists = [0, 1, 2, 3].map(() => new Uint32Array(PIECE)) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  let rows = 0;
  const give = () => {
    append(lists.map((list) => list.subarray(0, rows)));
    rows = 0;
  };
  for (let company = 0; company < ultimate.length; company++) {
    const top = ultimate[company] as number;
    if (top === NOBODY) continue;
    lists[0][rows] = company;
    lists[1][rows] = nearest[company] as number;
    lists[2][rows] = top;
    lists[3][rows++] = looped.has(company) ? 1 : 0;
    if (rows === PIECE) give();
  }
  give();
}

export interface OwnersCount {
  readonly pairs: number;
  readonly resolved: number;
  readonly undecided: number;
  readonly open: number;
  /** No share lies further above the given one, as a part of 1. */
  readonly slackMax: number;
}

/** Writes all owners at or above the line; what could not be decided becomes findings. */
export async function writeOwners(
  engine: BulkEngine,
  parts: number,
  to: {
    readonly writer: ParquetWriter;
    readonly path: string;
    readonly log: FindingLog;
    readonly nameOf: (number: number) => string;
    readonly progress: (company: number) => void;
  },
): Promise<OwnersCount> {
  let count: OwnersCount | undefined;
  await to.writer.write({
    path: to.path,
    columns: [
      ['owner', 'name'],
      ['company', 'name'],
      ['low', 'double'],
      ['slack', 'double'],
    ],
    fill: async (append) => {
      let seen = 0;
      const found = await engine.owners({ parts }, ({ owners, companies, low, slack }) => {
        append([owners, companies, low, slack]);
        to.progress((seen += owners.length));
      });
      for (const { owner, company } of found.undecided)
        to.log.note(undecided(to.nameOf(company), to.nameOf(owner)));
      for (const company of found.open) to.log.note(undecided(to.nameOf(company), undefined));
      const { pairs, resolved, open, slackMax } = found;
      count = {
        pairs,
        resolved,
        undecided: found.undecided.length,
        open: open.length,
        slackMax: slackMax / 1e8,
      };
    },
    select: TABLES.owners,
  });
  return count as OwnersCount;
}

function undecided(company: string, owner: string | undefined) {
  return {
    code: 'bulk-undecided',
    severity: 'remark',
    about: company,
    says: owner
      ? `Whether ${owner} reaches the line in ${company} is closer than floating point can tell, in a loop too large for exact numbers.`
      : `The owners of ${company} could not all be listed: the loop above it is too large for exact numbers.`,
    try: 'Ask with another threshold, or about the loop alone.',
  } as const;
}

/** Writes the blocked set of the seeds, by holdings of at least a half together. */
export async function writeBlocked(
  engine: BulkEngine,
  seeds: Uint32Array,
  to: { readonly writer: ParquetWriter; readonly path: string },
): Promise<{ readonly members: number; readonly seeds: number }> {
  const { members, held } = await engine.blocked(seeds, HALF);
  const named = new Set(seeds);
  await to.writer.write({
    path: to.path,
    columns: [
      ['company', 'name'],
      ['held', 'uinteger'],
      ['seed', 'uinteger'],
    ],
    fill: async (append) => {
      append([members, held, members.map((member) => (named.has(member) ? 1 : 0))]);
    },
    select: TABLES.blocked,
  });
  return { members: members.length, seeds: named.size };
}
