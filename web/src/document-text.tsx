import { useEffect, useRef, useState } from 'react';
import type { Source } from '../../src/evidence/source.ts';
import type { CitedStatement } from '../../src/operations/cite.ts';
import { sourceText } from './api.ts';
import { visible } from './plain-text.ts';

/** How much of a long document is shown on either side of a quote. */
const NEIGHBOURS = 6000;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A document with the quoted sentence marked. Its text is only ever text: nothing in it is markup here. */
export function DocumentText({ cited }: { readonly cited: CitedStatement }) {
  const [source, setSource] = useState<Source>();
  const [failed, setFailed] = useState('');
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    let current = true;
    setSource(undefined);
    setFailed('');
    sourceText(cited.document).then(
      (found) => current && setSource(found),
      (error: unknown) =>
        current && setFailed(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      current = false;
    };
  }, [cited.document]);
  useEffect(() => {
    const reading = mark.current?.parentElement;
    if (!mark.current || !reading) return;
    // Only the document moves: the number that it belongs to stays in sight.
    reading.scrollTop = mark.current.offsetTop - reading.clientHeight / 3;
  }, [source, cited]);
  if (failed !== '') return <p className="quiet">{failed}</p>;
  if (!source) return <p className="quiet">Opening {visible(cited.source)}…</p>;
  const span = spanOf(source.text, cited);
  const from = Math.max(0, (span?.start ?? 0) - NEIGHBOURS);
  const to = Math.min(source.text.length, (span?.end ?? 0) + NEIGHBOURS);
  return (
    <figure className="document">
      <figcaption>
        <bdi>{visible(source.title ?? source.name)}</bdi>
        {source.published !== undefined && <time> · {source.published}</time>}
      </figcaption>
      <div className="reading" dir="auto" tabIndex={0}>
        {from > 0 && '…'}
        {visible(source.text.slice(from, span?.start ?? from))}
        {span && <mark ref={mark}>{visible(source.text.slice(span.start, span.end))}</mark>}
        {visible(source.text.slice(span?.end ?? from, to))}
        {to < source.text.length && '…'}
      </div>
    </figure>
  );
}

/** The place that the statement points to: a span, the quote itself, or a line. */
function spanOf(text: string, { start, end, quote, line }: CitedStatement): Span | undefined {
  if (start !== undefined && end !== undefined && start < end && end <= text.length)
    return { start, end };
  const at = quote === undefined || quote === '' ? -1 : text.indexOf(quote);
  if (quote !== undefined && at >= 0) return { start: at, end: at + quote.length };
  if (line === undefined) return undefined;
  const lines = text.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return { start: before, end: before + (lines[line - 1]?.length ?? 0) };
}
