import { AnswerTable } from '../answer-table.tsx';
import type { Answered } from '../api.ts';
import type { BenchProps } from '../bench.ts';
import { visible } from '../plain-text.ts';
import { type Columns, list, type Row, whole } from '../questions.ts';
import { useAsk } from '../use-ask.ts';

interface PowerTablesProps extends Pick<BenchProps, 'moment' | 'revision' | 'onPick'> {
  readonly issuer: string;
  readonly quota: string;
  readonly votes: Answered;
  readonly block: Answered | undefined;
  readonly resolved: Answered | undefined;
}

const BLOCK: Columns = [
  ['holder', 'Holder'],
  ['when', 'Blocks'],
  ['ifAbstaining', 'Abstaining'],
  ['ifAbsent', 'Staying away'],
];
const POWER: Columns = [
  ['player', 'Player'],
  ['share', 'Votes'],
  ['banzhaf', 'Banzhaf'],
  ['shapleyShubik', 'Shapley-Shubik'],
];
const VOTES: Columns = [
  ['holder', 'Holder'],
  ['gross', 'Gross'],
  ['exercisable', 'Exercisable'],
  ['free', 'Free'],
  ['why', 'Why'],
];

/** The tables behind the meeting: who blocks, who decides together, how much power, whose votes. */
export function PowerTables(props: PowerTablesProps) {
  const { issuer, quota, votes, block, resolved, moment, revision, onPick } = props;
  const power = useAsk('power', { ...moment, issuer, quota }, revision);
  return (
    <>
      {block && (
        <section>
          <h3>Who can block it alone</h3>
          <AnswerTable
            shown={{ ...whole(block, BLOCK), rows: list<Row>(block['rows']).map(inWords) }}
            onPick={onPick}
          />
        </section>
      )}
      {resolved && <Coalitions answer={resolved} />}
      {power.answer && (
        <section>
          <h3>How often each decides</h3>
          <p className="quiet">{visible(String(power.answer['method'] ?? ''))}</p>
          <AnswerTable shown={whole(power.answer, POWER)} onPick={onPick} />
        </section>
      )}
      <section>
        <h3>Whose votes</h3>
        <p className="quiet">{visible(votes.headline)}</p>
        <AnswerTable shown={whole(votes, VOTES)} onPick={onPick} />
      </section>
    </>
  );
}

function inWords(row: Row): Row {
  const { blocks, flipTurnout, atFlip } = row;
  const when =
    blocks === 'always'
      ? 'at any turnout'
      : blocks === 'never'
        ? 'never'
        : `${atFlip === true ? 'up to' : 'below'} ${String(flipTurnout)}`;
  return { ...row, when };
}

/** The smallest groups that carry or stop it as the others are positioned. */
function Coalitions({ answer }: { readonly answer: Answered }) {
  const winning = list<readonly string[]>(answer['winningCoalitions']);
  const blocking = list<readonly string[]>(answer['blockingCoalitions']);
  return (
    <section>
      <h3>Who decides together</h3>
      <dl className="coalitions">
        <div>
          <dt>Carry it</dt>
          <dd>{groups(winning, 'no known holders, even all together')}</dd>
        </div>
        <div>
          <dt>Stop it</dt>
          <dd>{groups(blocking, 'no known holders, even all together')}</dd>
        </div>
      </dl>
    </section>
  );
}

const MOST_GROUPS = 6;

function groups(all: readonly (readonly string[])[], none: string): string {
  if (all.length === 0) return none;
  if (all.some((group) => group.length === 0)) return 'nobody has to: it is decided';
  const told = all.slice(0, MOST_GROUPS).map((group) => group.map(visible).join(' + '));
  const more = all.length > MOST_GROUPS ? ` and ${all.length - MOST_GROUPS} more` : '';
  return `${told.join('; ')}${more}`;
}
