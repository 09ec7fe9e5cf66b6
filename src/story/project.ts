import { MODALITIES, type Modality, type PartialDate } from '../model/index.ts';

/** One account of joint work, as a statement tells it. */
export interface ProjectAccount {
  readonly statement: string;
  readonly kind: string;
  readonly parties: readonly string[];
  readonly leader?: string;
  readonly scope?: string;
  readonly topic?: string;
  readonly status: string;
  readonly modality: Modality;
  readonly date?: PartialDate;
  readonly pending: boolean;
}

/** Joint work of the same parties, with every account of it. */
export interface Project {
  readonly kind: string;
  readonly parties: readonly string[];
  readonly leader?: string;
  readonly followers: readonly string[];
  readonly scope?: string;
  readonly topic?: string;
  readonly status: string;
  /** As the surest account tells it. */
  readonly modality: Modality;
  readonly dates: readonly PartialDate[];
  /** Only accounts that wait for a review tell of it. */
  readonly pending: boolean;
  readonly statements: readonly string[];
  /** Products that the leader and a follower share. */
  readonly examples: readonly { readonly what: string; readonly statements: readonly string[] }[];
}

/**
 * Accounts as projects: those of one kind belong together when the parties of one are among those of
 * the other, and stage, leaders, scopes and products do not differ. A denied account stands apart, so
 * that it neither hides nor becomes a fact. A shared model of a leader and its follower is an example
 * of the rule that the one leads.
 */
export function projectsOf(accounts: readonly ProjectAccount[]): Project[] {
  const groups: ProjectAccount[][] = [];
  for (const account of accounts) {
    const group = groups.find((known) => known.every((other) => isSame(other, account)));
    if (group) group.push(account);
    else groups.push([account]);
  }
  const shared = accounts.filter(
    ({ kind, modality }) => kind === 'shared_model' && modality !== 'denied',
  );
  return groups.map((group) => joined(group, shared));
}

function isSame(first: ProjectAccount, second: ProjectAccount): boolean {
  const [small, large] =
    first.parties.length <= second.parties.length ? [first, second] : [second, first];
  return (
    first.kind === second.kind &&
    (first.modality === 'denied') === (second.modality === 'denied') &&
    small.parties.every((party) => large.parties.includes(party)) &&
    stage(first) === stage(second) &&
    agree(first.leader, second.leader) &&
    agree(first.scope, second.scope) &&
    agree(first.topic, second.topic)
  );
}

/** Work that goes on, is only talked of, or has ended: accounts that differ in this stand side by side. */
function stage({ status }: ProjectAccount): string {
  return ['talks', 'slowed', 'ended'].includes(status) ? status : 'running';
}

function agree(first: string | undefined, second: string | undefined): boolean {
  return first === undefined || second === undefined || first === second;
}

function joined(group: readonly ProjectAccount[], shared: readonly ProjectAccount[]): Project {
  const surest = group.toSorted(
    (first, second) => MODALITIES.indexOf(first.modality) - MODALITIES.indexOf(second.modality),
  )[0] as ProjectAccount;
  const parties = [...new Set(group.flatMap((account) => account.parties))];
  const leader = group.find((account) => account.leader !== undefined)?.leader;
  const scope = group.find((account) => account.scope !== undefined)?.scope;
  const topic = group.find((account) => account.topic !== undefined)?.topic;
  return {
    kind: surest.kind,
    parties,
    ...(leader !== undefined && { leader }),
    followers: leader === undefined ? [] : parties.filter((party) => party !== leader),
    ...(scope !== undefined && { scope }),
    ...(topic !== undefined && { topic }),
    status: surest.status,
    modality: surest.modality,
    dates: [...new Set(group.flatMap(({ date }) => date ?? []))].sort(),
    pending: group.every((account) => account.pending),
    statements: [...new Set(group.map(({ statement }) => statement))],
    examples: surest.kind === 'leader_follower' ? examplesOf(parties, leader, shared) : [],
  };
}

function examplesOf(
  parties: readonly string[],
  leader: string | undefined,
  shared: readonly ProjectAccount[],
): Project['examples'] {
  return shared
    .filter(
      (model) =>
        model.parties.every((party) => parties.includes(party)) &&
        (leader === undefined || model.leader === leader),
    )
    .map((model) => ({
      what: model.topic ?? model.parties.join(' and '),
      statements: [model.statement],
    }));
}
