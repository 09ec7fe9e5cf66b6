import { useState } from 'react';
import type { BenchProps } from '../bench.ts';
import { visible } from '../plain-text.ts';
import { list, type Row } from '../questions.ts';
import { useAsk } from '../use-ask.ts';
import { useSettled } from '../use-revision.ts';
import { Outcome } from './outcome.tsx';
import { PowerTables } from './power-tables.tsx';
import { type Position, Positions } from './positions.tsx';
import { RuleChoice, ruleOf, useRules, useUsualRule } from './rule-choice.tsx';
import { Turnout } from './turnout.tsx';
import { useResolution } from './use-resolution.ts';

/** A meeting: a rule, what each holder does, how many come; and at once whether it passes. */
export function Meeting({ entity: issuer, moment, revision, onPick }: BenchProps) {
  const [chosen, setChosen] = useState<string>();
  const [positions, setPositions] = useState<Readonly<Record<string, Position>>>({});
  const [turnout, setTurnout] = useState<number>();
  const rules = useRules();
  const usual = useUsualRule(rules, issuer, { moment, revision });
  const rule = chosen ?? usual;
  const votes = useAsk('votes', { ...moment, issuer }, revision);
  const wanted = useSettled(turnout);
  const body = rule === undefined ? undefined : { ...moment, issuer, rule, positions };
  const resolved = useResolution(body, wanted, revision);
  const block = useAsk(
    'block',
    rule === undefined ? undefined : { ...moment, issuer, rule },
    revision,
  );
  if (votes.failed) return <p className="notice">{visible(votes.failed.message)}</p>;
  if (!votes.answer || !rules || rule === undefined) return <p className="notice quiet">Asking…</p>;
  const holders = list<Row>(votes.answer['rows']).filter((row) => row['treasury'] !== true);
  const change = (holder: string, position: Position) => {
    const { [holder]: _, ...others } = positions;
    setPositions(position === 'unknown' ? others : { ...others, [holder]: position });
  };
  return (
    <div className="meeting">
      <RuleChoice {...{ rules, rule, usual }} onRule={setChosen} answer={resolved.answer} />
      <Outcome asked={resolved} />
      <Positions holders={holders} positions={positions} onPosition={change} />
      <Turnout
        turnout={turnout}
        most={resolved.most}
        least={resolved.least}
        rows={list<Row>(block.answer?.['rows'])}
        resolved={resolved.answer}
        onTurnout={setTurnout}
      />
      <PowerTables
        {...{ issuer, moment, revision, onPick }}
        quota={ruleOf(rules, rule)?.quota ?? 'more than 1/2'}
        votes={votes.answer}
        block={block.answer}
        resolved={resolved.answer}
      />
    </div>
  );
}
