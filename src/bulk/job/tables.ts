import type { BulkEngine, Controllers } from '../engine.ts';
import { NOBODY } from '../graph.ts';
import { type ControlLine, HALF } from '../kernels.ts';
import type { FindingLog } from '../read/finding-log.ts';
import type { ParquetWriter } from './parquet-writer.ts';

/** What stands in the Parquet files, column by column; shares are parts of 1. */
export const TABLES = {
  owners:
    'select c.name as company, o.name as owner, r.low / 1e8 as share_min, (r.low + r.slack) / 1e8 as share_max from rows r join names c on c.number = r.company join names o on o.number = r.owner',
  controllers:
    'select c.name as company, n.name as controller, u.name as ultimate, r.in_loop from rows r join names c on c.number = r.company left join names n on n.number = r.nearest join names u on u.number = r.ultimate',
  blocked:
    'select c.name as company, r.held / 1e8 as held, r.seed from rows r join names c on c.number = r.company',
} as const;

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
  const { ultimate, loopMembers, loopStart, controlled } = found;
  const inLoop = new Uint8Array(ultimate.length);
  for (const member of loopMembers) inLoop[member] = 1;
  const companies = new Uint32Array(controlled);
  let written = 0;
  ultimate.forEach((top, company) => {
    if (top !== NOBODY) companies[written++] = company;
  });
  const pick = (array: Uint32Array) => companies.map((company) => array[company] as number);
  await to.writer.write({
    path: to.path,
    columns: [
      ['company', 'uinteger'],
      ['nearest', 'uinteger'],
      ['ultimate', 'uinteger'],
      ['in_loop', 'boolean'],
    ],
    fill: async (table) => {
      table.append([
        companies,
        found.nearest ? pick(found.nearest) : companies.map(() => NOBODY),
        pick(ultimate),
        Uint8Array.from(companies, (company) => inLoop[company] as number),
      ]);
    },
    select: TABLES.controllers,
  });
  const count = { controlled, loops: loopStart.length - 1, loopMembers: loopMembers.length };
  return { count, found };
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
      ['owner', 'uinteger'],
      ['company', 'uinteger'],
      ['low', 'double'],
      ['slack', 'double'],
    ],
    fill: async (table) => {
      let seen = 0;
      const found = await engine.owners({ parts }, ({ owners, companies, low, slack }) => {
        table.append([owners, companies, low, slack]);
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
      ['company', 'uinteger'],
      ['held', 'uinteger'],
      ['seed', 'boolean'],
    ],
    fill: async (table) => {
      const marks = Uint8Array.from(members, (member) => (named.has(member) ? 1 : 0));
      table.append([members, held, marks]);
    },
    select: TABLES.blocked,
  });
  return { members: members.length, seeds: named.size };
}
