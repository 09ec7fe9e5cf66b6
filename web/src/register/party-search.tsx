import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { findNames, type NamesFound, type PartyFound } from '../api.ts';
import { visible } from '../plain-text.ts';

interface PartySearchProps {
  readonly party: string | undefined;
  readonly onParty: (name: string) => void;
}

const PAGE = 20;
/** A reader who is still typing is not asked after. */
const PAUSE_MS = 120;

/** A field that finds parties of a whole register by a part of their name, a page at a time. */
export function PartySearch({ party, onParty }: PartySearchProps) {
  const [text, setText] = useState(party ?? '');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const id = useId();
  const { found, more, loading, failed } = useFound(open ? text : '');
  useEffect(() => setText(party ?? ''), [party]);
  const rows = found?.rows ?? [];
  const take = (name: string) => {
    setOpen(false);
    setText(name);
    onParty(name);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      setAt(Math.max(-1, Math.min(rows.length - 1, at + step)));
    }
    if (event.key === 'Escape') setOpen(false);
    const chosen = rows[Math.max(at, 0)];
    if (event.key === 'Enter' && open && chosen) take(chosen.name);
  };
  return (
    <div className="party-search">
      <label>
        <span>Party</span>
        <input
          type="search"
          role="combobox"
          aria-expanded={open && rows.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(open && at >= 0 && { 'aria-activedescendant': `${id}-${at}` })}
          placeholder="part of a name"
          autoComplete="off"
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setAt(-1);
            setOpen(true);
          }}
          onKeyDown={onKey}
          onBlur={() => setOpen(false)}
        />
      </label>
      {open && text.trim() !== '' && (
        // The field keeps the focus, so that leaving it closes the list.
        <div className="found" onMouseDown={(event) => event.preventDefault()}>
          <Options id={id} rows={rows} at={at} onTake={take} />
          <p className="quiet" role={failed ? 'alert' : 'status'}>
            {failed ? visible(failed.message) : loading && !found ? 'Looking…' : foundText(found)}
          </p>
          {more && (
            <button type="button" onClick={more}>
              Show more
            </button>
          )}
        </div>
      )}
    </div>
  );
}

interface OptionsProps {
  readonly id: string;
  readonly rows: readonly PartyFound[];
  readonly at: number;
  readonly onTake: (name: string) => void;
}

function Options({ id, rows, at, onTake }: OptionsProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.children[at]?.scrollIntoView({ block: 'nearest' }), [at]);
  return (
    <ul role="listbox" id={`${id}-list`} aria-label="Parties found" ref={list}>
      {rows.map(({ name, holders, holdings }, index) => (
        <li
          key={name}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          onClick={() => onTake(name)}
        >
          <bdi>{visible(name)}</bdi>
          <span className="quiet">{aboutText(holders, holdings)}</span>
        </li>
      ))}
    </ul>
  );
}

function aboutText(holders: number, holdings: number): string {
  const parts = [
    ...(holders > 0 ? [`${holders} ${holders === 1 ? 'holder' : 'holders'}`] : []),
    ...(holdings > 0 ? [`holds ${holdings}`] : []),
  ];
  return parts.join(', ');
}

function foundText(found: NamesFound | undefined): string {
  if (!found) return '';
  const { total } = found.page;
  if (total === 0) return 'No name has this in it.';
  const count = total.toLocaleString('en-GB');
  if (found.more) return `More than ${count} names. Write more of it.`;
  return total === 1 ? 'One name' : `${count} names`;
}

interface Found {
  readonly found: NamesFound | undefined;
  readonly loading: boolean;
  readonly failed: Error | undefined;
  /** Fetches the next page; absent when there is none. */
  readonly more: (() => void) | undefined;
}

/** The names for what is typed; the latest question wins. */
function useFound(text: string): Found {
  const [found, setFound] = useState<NamesFound>();
  const [loading, setLoading] = useState(false);
  const [failed, setFailed] = useState<Error>();
  const [pages, setPages] = useState(1);
  const wanted = text.trim();
  useEffect(() => {
    setPages(1);
    setFound(undefined);
    setFailed(undefined);
  }, [wanted]);
  useEffect(() => {
    if (wanted === '') return undefined;
    const abort = new AbortController();
    setLoading(true);
    const timer = setTimeout(() => {
      findNames(wanted, { limit: PAGE * pages, offset: 0 }, abort.signal).then(
        (names) => {
          setFound(names);
          setLoading(false);
        },
        (thrown: unknown) => {
          if (abort.signal.aborted) return;
          setLoading(false);
          setFailed(thrown instanceof Error ? thrown : new Error(String(thrown)));
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, pages]);
  const left = found !== undefined && found.rows.length < found.page.total && pages < 5;
  return { found, loading, failed, more: left ? () => setPages(pages + 1) : undefined };
}
