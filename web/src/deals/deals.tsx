import { type ChangeEvent, useEffect, useState } from 'react';
import { Refused } from '../api.ts';
import type { BenchProps } from '../bench.ts';
import { visible } from '../plain-text.ts';
import { list } from '../questions.ts';
import { useAsk } from '../use-ask.ts';
import { Effects } from './effects.tsx';
import { Keeping, KeptList } from './keeping.tsx';
import { useKept } from './kept.ts';
import { NOTHING, readScenario, type Scenario, stepText } from './scenario.ts';
import { SolveForm } from './solve-form.tsx';
import { StepForm } from './step-form.tsx';

/** A deal is a question: steps, what they would change, and the least that reaches a goal. */
export function Deals({ entity, moment, revision, offered, onPick }: BenchProps) {
  const [scenario, setScenario] = useState<Scenario>(NOTHING);
  const [against, setAgainst] = useState<string>('');
  const kept = useKept(revision, ({ title }) => setScenario((now) => ({ ...now, title })));
  useEffect(() => {
    if (offered) setScenario(offered);
  }, [offered]);
  const { steps } = scenario;
  const day = { ...moment, ...(scenario.asOf !== undefined && { asOf: scenario.asOf }) };
  const other = kept.deals.find(({ name }) => name === against);
  const body = { ...day, steps, ...(other && { against: other.steps }) };
  const { answer, failed, waiting } = useAsk('deal', steps.length > 0 ? body : undefined, revision);
  const told = list<string>(answer?.['steps']);
  const refusedAt = failed instanceof Refused ? failed.at : undefined;
  return (
    <div className="deals">
      <p className="quiet">A deal is a question: it changes nothing of what is recorded.</p>
      <KeptList kept={kept} open={scenario.title} onOpen={setScenario} />
      {scenario.title !== '' && <h3>{visible(scenario.title)}</h3>}
      {scenario.asOf !== undefined && (
        <p className="quiet">
          Asked on {scenario.asOf}, the day of the scenario.{' '}
          <button
            type="button"
            className="plain"
            onClick={() => setScenario({ title: scenario.title, steps })}
          >
            Ask on the day of the page
          </button>
        </p>
      )}
      <Steps
        steps={steps}
        told={steps.length > 0 ? told : []}
        refusedAt={refusedAt}
        onRemove={(at) =>
          setScenario(
            steps.length === 1
              ? NOTHING
              : { ...scenario, steps: steps.filter((_, index) => index !== at) },
          )
        }
      />
      <details open={steps.length === 0}>
        <summary>Add a step</summary>
        <StepForm onStep={(step) => setScenario({ ...scenario, steps: [...steps, step] })} />
      </details>
      <details>
        <summary>Paste or open a scenario</summary>
        <Pasted onScenario={setScenario} />
      </details>
      {steps.length > 0 && (
        <Keeping
          scenario={{ ...scenario, ...(day.asOf !== undefined && { asOf: day.asOf }) }}
          kept={kept}
          against={against}
          onAgainst={setAgainst}
        />
      )}
      {steps.length > 0 && failed && (
        <p className={refusedAt === undefined ? 'notice' : 'headline refused'} role="alert">
          {failed instanceof Refused ? visible(failed.message) : 'The server does not answer.'}
        </p>
      )}
      {steps.length > 0 && answer && (
        <div className={waiting ? 'stale' : ''} aria-busy={waiting}>
          <p className="headline" role="status">
            {visible(answer.headline)}
          </p>
          <Effects {...{ answer, steps, entity, onPick }} against={other?.title} />
        </div>
      )}
      <SolveForm entity={entity} day={day} steps={steps} />
    </div>
  );
}

interface StepsProps {
  readonly steps: readonly unknown[];
  readonly told: readonly string[];
  readonly refusedAt: unknown;
  readonly onRemove: (at: number) => void;
}

function Steps({ steps, told, refusedAt, onRemove }: StepsProps) {
  if (steps.length === 0) return null;
  return (
    <ol className="deal-steps">
      {steps.map((step, at) => (
        <li key={`${at} ${stepText(step)}`} className={refusedAt === at ? 'refused' : ''}>
          <span>{visible(told.length === steps.length ? (told[at] ?? '') : stepText(step))}</span>
          <button
            type="button"
            className="plain"
            aria-label={`Remove step ${at + 1}`}
            onClick={() => onRemove(at)}
          >
            Remove
          </button>
        </li>
      ))}
    </ol>
  );
}

function Pasted({ onScenario }: { readonly onScenario: (scenario: Scenario) => void }) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState('');
  const take = (written: string) => {
    setText(written);
    readScenario(written).then(
      (scenario) => {
        setWrong('');
        onScenario(scenario);
      },
      (error: unknown) => setWrong(error instanceof Error ? error.message : String(error)),
    );
  };
  const open = (event: ChangeEvent<HTMLInputElement>) => {
    void event.target.files?.[0]?.text().then(take);
  };
  return (
    <div className="pasted">
      <textarea
        rows={6}
        spellCheck={false}
        aria-label="Scenario in YAML or JSON"
        placeholder={'steps:\n- transfer: {from: Renault, to: market, issuer: Nissan, stake: 5%}'}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {wrong !== '' && <pre role="alert">{visible(wrong)}</pre>}
      <div className="row">
        <button type="button" onClick={() => take(text)}>
          Ask this deal
        </button>
        <label>
          <span>or a file</span>
          <input type="file" accept=".yaml,.yml,.json" onChange={open} />
        </label>
      </div>
    </div>
  );
}
