/** A goal that a deal can be solved for, in the words of the form. */
export interface GoalKind {
  readonly id: string;
  readonly label: string;
  /** What the number of the goal means, when it has one. */
  readonly level?: string;
}

export const GOALS: readonly GoalKind[] = [
  { id: 'votes', label: 'its votes come back' },
  { id: 'stake', label: 'its stake reaches', level: 'a stake of' },
  { id: 'majority', label: 'it has the majority of votes' },
];

/** The question, with the field of the answer that is wanted. */
export function goalOf({ id }: GoalKind, given: Readonly<Record<string, string>>): object {
  const { holder = '', at: issuer = '', level = '' } = given;
  if (id === 'votes') return { ask: 'votes', issuer, rows: [{ holder, suspended: false }] };
  if (id === 'stake') return { ask: 'holdings', holder, issuer, rows: [{ issuer, stake: level }] };
  return { ask: 'control', holder, issuer, test: 'majority', verdict: 'yes' };
}
