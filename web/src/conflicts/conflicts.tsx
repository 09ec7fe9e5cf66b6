import type { CitedStatement } from '../../../src/operations/cite.ts';
import type { Step } from '../../../src/operations/operation.ts';
import type { BenchProps } from '../bench.ts';
import { visible } from '../plain-text.ts';
import { KINDS, list, type Row, whole } from '../questions.ts';
import { useAsk } from '../use-ask.ts';
import { type Fate, fatesOf } from './fates.ts';

/** Statements that disagree, side by side, with what the policy made of each. */
export function Conflicts({ entity, moment, revision, onPick }: BenchProps) {
  const { answer, failed, waiting } = useAsk('conflicts', { ...moment, about: [entity] }, revision);
  const held = useAsk('holdings', { ...moment, holder: entity }, revision).answer;
  const holders = useAsk('holdings', { ...moment, issuer: entity }, revision).answer;
  if (failed) return <p className="notice">{visible(failed.message)}</p>;
  if (!answer) return <p className="notice quiet">Asking…</p>;
  const steps = [held, holders].flatMap((one) => list<Step>(one?.['explanation']));
  const sources = [answer, held, holders].flatMap((one) => list<CitedStatement>(one?.['sources']));
  const order = Object.keys(KINDS);
  const rows = list<Row>(answer['rows'])
    .filter((row) => row['kind'] !== 'none')
    .sort(
      (first, second) =>
        order.indexOf(String(first['kind'])) - order.indexOf(String(second['kind'])),
    );
  return (
    <div className={waiting ? 'stale' : ''} aria-busy={waiting}>
      <p className="headline">{visible(answer.headline)}</p>
      {rows.map((row) => (
        <Conflict
          key={`${String(row['kind'])} ${list<string>(row['ids']).join(' ')}`}
          row={row}
          fates={fatesOf(list<string>(row['ids']), steps)}
          sources={sources}
          onOpen={(id) => {
            const { columns: _, ...shown } = whole(answer, []);
            const kind = KINDS[String(row['kind'])] ?? row['kind'];
            onPick({
              heading: String(row['about']),
              field: 'kind',
              row: { ...row, kind, ids: [], explainedBy: [], statements: [id] },
              shown: { ...shown, columns: [], sources, steps: stepsFor(row, fatesOf([id], steps)) },
            });
          }}
        />
      ))}
    </div>
  );
}

function stepsFor(row: Row, fates: readonly Fate[]): Step[] {
  return [
    { says: String(row['says']) },
    ...fates.map(({ id, says }) => ({ says: `${id} ${says}`, statements: [id] })),
  ];
}

interface ConflictProps {
  readonly row: Row;
  readonly fates: readonly Fate[];
  readonly sources: readonly CitedStatement[];
  readonly onOpen: (id: string) => void;
}

function Conflict({ row, fates, sources, onOpen }: ConflictProps) {
  const accounts = list<string>(row['accounts']);
  const ids = list<string>(row['ids']);
  const decider = fates.find(({ id, decides }) => decides && !ids.includes(id));
  return (
    <section className="conflict">
      <h3>
        <bdi>{visible(String(row['about']))}</bdi>
        <span className={`kind ${String(row['kind'])}`}>{KINDS[String(row['kind'])]}</span>
      </h3>
      <p className="quiet">{visible(String(row['says']))}</p>
      <div className="sides">
        {ids.map((id, at) => (
          <Side
            key={id}
            account={accounts[at] ?? ''}
            fate={fates.find((one) => one.id === id)}
            source={sources.find((one) => one.id === id)}
            onOpen={() => onOpen(id)}
          />
        ))}
        {decider && (
          <Side
            account="The register takes"
            fate={decider}
            source={sources.find((one) => one.id === decider.id)}
            onOpen={() => onOpen(decider.id)}
          />
        )}
      </div>
    </section>
  );
}

interface SideProps {
  readonly account: string;
  readonly fate: Fate | undefined;
  readonly source: CitedStatement | undefined;
  readonly onOpen: () => void;
}

function Side({ account, fate, source, onOpen }: SideProps) {
  return (
    <button
      type="button"
      className={`side ${fate?.decides === true ? 'decides' : ''}`}
      onClick={onOpen}
    >
      <strong>
        <bdi>{visible(account)}</bdi>
      </strong>
      {source && (
        <span className="quote">
          <bdi>
            {visible(source.line === undefined ? (source.quote ?? source.says) : source.says)}
          </bdi>
        </span>
      )}
      <span className="origin">
        <bdi>{visible(source?.assertedBy ?? source?.source ?? '')}</bdi>
      </span>
      {fate && <span className="fate">{visible(fate.says)}</span>}
    </button>
  );
}
