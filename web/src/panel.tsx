import { type KeyboardEvent, Suspense, useRef } from 'react';
import { AnswerTable } from './answer-table.tsx';
import type { BenchProps } from './bench.ts';
import { visible } from './plain-text.ts';
import { type TableTab, type Tab, TABS } from './questions.ts';
import { useAsk } from './use-ask.ts';

interface PanelProps extends BenchProps {
  /** The tabs that there are; those of a workspace unless told. */
  readonly tabs?: readonly Tab[];
  readonly tab: string;
  readonly onTab: (id: string) => void;
}

/** The questions about one entity, one tab each. */
export function Panel({ tab, tabs = TABS, onTab, ...bench }: PanelProps) {
  const current = tabs.find(({ id }) => id === tab) ?? (tabs[0] as Tab);
  return (
    <>
      <h2 className="entity-name">
        <bdi>{visible(bench.entity)}</bdi>
      </h2>
      <TabList tabs={tabs} current={current} onTab={onTab} />
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${current.id}`} tabIndex={-1}>
        {'bench' in current ? (
          <Suspense fallback={<p className="notice quiet">Opening…</p>}>
            <current.bench key={`${current.id} ${bench.entity}`} {...bench} />
          </Suspense>
        ) : (
          <TabAnswer key={current.id} tab={current} {...bench} />
        )}
      </div>
    </>
  );
}

function TabList({
  tabs,
  current,
  onTab,
}: {
  readonly tabs: readonly Tab[];
  readonly current: Tab;
  readonly onTab: (id: string) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = tabs[(tabs.indexOf(current) + step + tabs.length) % tabs.length];
    if (!next) return;
    onTab(next.id);
    list.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };
  return (
    <div role="tablist" aria-label="Questions" className="tabs" ref={list} onKeyDown={move}>
      {tabs.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          aria-controls="tab-panel"
          aria-selected={id === current.id}
          tabIndex={id === current.id ? 0 : -1}
          onClick={() => onTab(id)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

interface TabAnswerProps extends BenchProps {
  readonly tab: TableTab;
}

function TabAnswer({ tab, entity, moment, revision, onPick }: TabAnswerProps) {
  const { answer, failed, waiting } = useAsk(
    tab.operation,
    { ...moment, ...tab.parameters(entity) },
    revision,
  );
  if (failed) return <p className="notice">{visible(failed.message)}</p>;
  if (!answer) return <p className="notice quiet">Asking…</p>;
  return (
    <div className={waiting ? 'stale' : ''} aria-busy={waiting}>
      {tab.shown(answer).map((shown) => (
        <section key={shown.title ?? tab.id}>
          {shown.title !== undefined && <h3>{visible(shown.title)}</h3>}
          <p className="headline">{visible(shown.headline)}</p>
          <AnswerTable shown={shown} onPick={onPick} />
        </section>
      ))}
    </div>
  );
}
