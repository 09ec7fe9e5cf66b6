import type { CitedStatement } from '../../../src/operations/cite.ts';
import type { Moment } from '../bench.ts';
import { visible } from '../plain-text.ts';
import { list, type Row } from '../questions.ts';
import { placeHash, readPlace } from '../place.ts';
import { useAsk } from '../use-ask.ts';

interface WalkProps {
  readonly pair: readonly string[];
  readonly moment: Moment;
  readonly revision: number;
}

/** The weightiest days one after the other: each step moves the map to its day and shows its quotes. */
export function Walk({ pair, moment, revision }: WalkProps) {
  const { asOf: _day, ...rest } = moment;
  const asked = { ...rest, between: pair };
  const { answer, failed } = useAsk('story', asked, revision);
  if (failed || !answer) return null;
  const scenes = list<Row>(answer['scenes']);
  const last = scenes.findLastIndex(({ date }) => String(date) <= (moment.asOf ?? '9999'));
  const current = scenes[Math.max(0, last)];
  const sources = new Map(
    list<CitedStatement>(answer['sources']).map((source) => [source.id, source]),
  );
  if (!current) return null;
  const query = new URLSearchParams(pair.map((name) => ['between', name]));
  return (
    <section className="walk" aria-label="Walk through the story">
      <div className="row">
        <StepLink scene={scenes[last - 1]} label="‹ Before" />
        <span className="quiet" role="status">
          {last < 0 ? 'before the first of' : `${last + 1} of`} {scenes.length} days
        </span>
        <StepLink scene={scenes[last + 1]} label="Next ›" />
        <a className="button keep" href={`/api/story/html?${query.toString()}`} download>
          Save the story
        </a>
      </div>
      {last >= 0 && (
        <>
          <p className="scene">
            <time>{String(current['date'])}</time> {visible(String(current['title']))}
          </p>
          {list<Row>(current['acts']).map((act) => (
            <Quotes
              key={String(act['says'])}
              ids={list<string>(act['statements'])}
              sources={sources}
            />
          ))}
          {list<string>(current['changes']).length > 0 && (
            <ul className="quiet">
              {list<string>(current['changes']).map((change) => (
                <li key={change}>{visible(change)}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}

/** A step is a place: the address moves to its day, and the map with it. */
function StepLink({ scene, label }: { readonly scene: Row | undefined; readonly label: string }) {
  if (!scene)
    return (
      <button type="button" disabled>
        {label}
      </button>
    );
  return (
    <button
      type="button"
      onClick={() => {
        location.hash = placeHash({ ...readPlace(location.hash), on: String(scene['date']) });
      }}
    >
      {label}
    </button>
  );
}

interface QuotesProps {
  readonly ids: readonly string[];
  readonly sources: ReadonlyMap<string, CitedStatement>;
}

function Quotes({ ids, sources }: QuotesProps) {
  return ids.flatMap((id) => {
    const source = sources.get(id);
    if (!source) return [];
    const told = source.line === undefined ? (source.quote ?? source.says) : source.says;
    return [
      <blockquote key={id}>
        <bdi>{visible(told)}</bdi>
        <cite>
          <bdi>{visible(source.source)}</bdi>
        </cite>
      </blockquote>,
    ];
  });
}
