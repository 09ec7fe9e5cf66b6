import { type FormEvent, useState } from 'react';
import { ask, type Answered } from '../api.ts';
import type { Moment } from '../bench.ts';
import { visible } from '../plain-text.ts';
import { GOALS, type GoalKind, goalOf } from './goals.ts';

interface SolveFormProps {
  readonly entity: string;
  readonly day: Moment;
  /** Steps that are done before. */
  readonly steps: readonly unknown[];
}

/** The least transfer that reaches a goal. */
export function SolveForm({ entity, day, steps }: SolveFormProps) {
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({
    from: 'market',
    to: '',
    issuer: entity,
    goal: 'votes',
    holder: '',
    at: entity,
    level: '',
  });
  const [answer, setAnswer] = useState<Answered | string>();
  const set = (name: string) => (value: string) => setGiven({ ...given, [name]: value });
  const goal = GOALS.find(({ id }) => id === given['goal']) ?? (GOALS[0] as GoalKind);
  const solve = (event: FormEvent) => {
    event.preventDefault();
    setAnswer(undefined);
    const { from, to, issuer } = given;
    ask(
      'solve',
      {
        ...day,
        steps,
        vary: { transfer: { from, to, issuer, shares: '?' } },
        until: goalOf(goal, given),
      },
      new AbortController().signal,
    ).then(setAnswer, (error: unknown) =>
      setAnswer(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <details className="solve">
      <summary>Find the least that reaches a goal</summary>
      <form className="step-form" onSubmit={solve}>
        <Name label="The least that" value={given['from']} onValue={set('from')} />
        <Name label="sells to" value={given['to']} onValue={set('to')} />
        <Name label="of" value={given['issuer']} onValue={set('issuer')} />
        <label className="whole">
          <span>so that</span>
          <select value={goal.id} onChange={(event) => set('goal')(event.target.value)}>
            {GOALS.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <Name label="Holder" value={given['holder']} onValue={set('holder')} />
        <Name label="at" value={given['at']} onValue={set('at')} />
        {goal.level !== undefined && (
          <label>
            <span>{goal.level}</span>
            <input
              required
              value={given['level'] ?? ''}
              placeholder="15%"
              onChange={(event) => set('level')(event.target.value)}
            />
          </label>
        )}
        <button type="submit">Solve</button>
      </form>
      <div role="status">
        {typeof answer === 'string' && <p className="notice">{visible(answer)}</p>}
        {typeof answer === 'object' && (
          <>
            <p className="solved">{visible(answer.headline)}</p>
            <ul className="quiet">
              {((answer['explanation'] ?? []) as readonly { readonly says: string }[]).map(
                ({ says }) => (
                  <li key={says}>{visible(says)}</li>
                ),
              )}
            </ul>
          </>
        )}
      </div>
    </details>
  );
}

interface NameProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onValue: (value: string) => void;
}

function Name({ label, value = '', onValue }: NameProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        required
        list="parties"
        value={value}
        onChange={(event) => onValue(event.target.value)}
      />
    </label>
  );
}
