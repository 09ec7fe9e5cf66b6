import type { Mark } from '../changes/difference.ts';
import { Fragment, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { visible } from '../plain-text.ts';
import { ZoomButtons } from './zoom-buttons.tsx';
import type { TextInk } from '../../../src/formats/scene-ink.ts';
import type { PlacedBox } from '../../../src/formats/scene-box.ts';
import type { Drawing, PlacedArc } from '../../../src/formats/scene-place.ts';

interface ChartProps {
  readonly drawing: Drawing;
  readonly selected: string | undefined;
  readonly onEntity: (name: string) => void;
  readonly onArc: (arc: PlacedArc) => void;
  readonly legend: ReactNode;
  /** What is new or changed since another day, by arc. */
  readonly marks: ReadonlyMap<string, Mark>;
  /** Draws what a box is linked to, or each holder of a box that stands for several. */
  readonly onExpand: (box: PlacedBox) => void;
}

const SMALLEST_FIT = 0.55;
const LARGEST_FIT = 1.2;

/** The structure chart: boxes choose an entity, arcs show what says so. */
export function Chart(props: ChartProps) {
  const { drawing, selected, onEntity, onArc, legend, marks, onExpand } = props;
  const frame = useRef<HTMLDivElement>(null);
  const fit = useFit(frame, drawing);
  const [zoom, setZoom] = useState<number>();
  const scale = zoom ?? fit;
  const chosen = drawing.boxes.find((box) => box.name === selected)?.id;
  useEffect(() => {
    frame.current?.querySelector('.chosen')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [chosen, drawing.width, scale]);
  return (
    <div className="chart">
      <div className="chart-frame" ref={frame}>
        <svg
          viewBox={`0 0 ${drawing.width} ${drawing.height}`}
          width={Math.round(drawing.width * scale)}
          height={Math.round(drawing.height * scale)}
          role="group"
          aria-label={`Structure chart on ${drawing.asOf}: ${drawing.boxes.length} entities, ${drawing.arcs.length} holdings`}
        >
          {drawing.arcs.map((arc) => (
            <ArcLine
              key={arc.id}
              arc={arc}
              near={arc.from === chosen || arc.to === chosen}
              mark={marks.get(arc.id)}
            />
          ))}
          {drawing.boxes.map((box) => (
            <Box
              key={box.id}
              box={box}
              chosen={box.id === chosen}
              onEntity={onEntity}
              onExpand={onExpand}
            />
          ))}
          {drawing.arcs.map((arc) => (
            <ArcLabel key={arc.id} arc={arc} mark={marks.get(arc.id)} onArc={onArc} />
          ))}
        </svg>
      </div>
      <div className="chart-foot">
        {legend}
        <ZoomButtons
          onSmaller={() => setZoom(Math.max(0.2, scale / 1.25))}
          onFit={zoom === undefined ? undefined : () => setZoom(undefined)}
          onLarger={() => setZoom(Math.min(3, scale * 1.25))}
        />
      </div>
    </div>
  );
}

/** As large as the frame allows, but never too small to read: then the frame scrolls. */
function useFit(frame: React.RefObject<HTMLDivElement | null>, { width, height }: Drawing): number {
  const [room, setRoom] = useState({ width: 900, height: 600 });
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const measure = () =>
      setRoom({ width: element.clientWidth - 24, height: element.clientHeight - 24 });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [frame]);
  const exact = Math.min(room.width / width, room.height / height);
  return Math.min(LARGEST_FIT, Math.max(SMALLEST_FIT, exact));
}

function Box({
  box,
  chosen,
  onEntity,
  onExpand,
}: Pick<ChartProps, 'onEntity' | 'onExpand'> & {
  readonly box: PlacedBox;
  readonly chosen: boolean;
}) {
  const { x, y, width, height, ink } = box;
  const group = box.kind === 'group';
  const open = () => (group ? onExpand(box) : onEntity(box.name));
  return (
    <>
      <g
        className={`entity ${chosen ? 'chosen' : ''}`}
        role="button"
        tabIndex={0}
        {...(!group && { 'aria-pressed': chosen })}
        onClick={open}
        onKeyDown={onEnter(open)}
      >
        {group && <title>{`${box.members.join(', ')}. Show each.`}</title>}
        <rect
          className={`box ${group ? 'several' : ''}`}
          x={x}
          y={y}
          width={width}
          height={height}
          rx={ink.corner}
        />
        {ink.band && <rect className="band" x={x} y={y} width={width} height={4} />}
        {ink.texts.map((line) => (
          <Fragment key={`${line.y} ${line.text}`}>
            <Line line={line} />{' '}
          </Fragment>
        ))}
        {ink.bar && (
          <>
            <rect
              className="track"
              x={ink.bar.x}
              y={ink.bar.y}
              width={ink.bar.width}
              height={3}
              rx={1.5}
            />
            <rect
              className="bar"
              x={ink.bar.x}
              y={ink.bar.y}
              width={ink.bar.filled}
              height={3}
              rx={1.5}
            />
          </>
        )}
      </g>
      {ink.more && <More more={ink.more} of={box.name} onMore={() => onExpand(box)} />}
    </>
  );
}

/** How many more a box is linked to; pressing it draws them. */
function More({
  more,
  of,
  onMore,
}: {
  readonly more: NonNullable<PlacedBox['ink']['more']>;
  readonly of: string;
  readonly onMore: () => void;
}) {
  const { x, y, width, height, text } = more;
  return (
    <g
      className="more"
      role="button"
      tabIndex={0}
      aria-label={`${visible(of)}: show ${text.text.slice(1)} more`}
      onClick={onMore}
      onKeyDown={onEnter(onMore)}
    >
      <rect x={x} y={y} width={width} height={height} rx={height / 2} />
      <Line line={text} />
    </g>
  );
}

function ArcLine({
  arc,
  near,
  mark,
}: {
  readonly arc: PlacedArc;
  readonly near: boolean;
  readonly mark: Mark | undefined;
}) {
  const look = `${arc.muted ? 'muted' : ''} ${near ? 'near' : ''} ${mark?.kind ?? ''}`;
  return (
    <g aria-hidden="true">
      <path
        className={`arc ${look}`}
        d={arc.path}
        strokeWidth={arc.ink.width}
        {...(arc.ink.dash !== '' && {
          strokeDasharray: arc.ink.dash,
          strokeLinecap: 'round' as const,
        })}
      />
      <path className={`tip ${look}`} d={arc.ink.tip} />
    </g>
  );
}

function ArcLabel({
  arc,
  mark,
  onArc,
}: {
  readonly arc: PlacedArc;
  readonly mark: Mark | undefined;
  readonly onArc: ChartProps['onArc'];
}) {
  const { halo, texts } = arc.ink;
  const open = () => onArc(arc);
  const printed = texts.map(({ text }) => text).join(' ');
  const told = texts.length > 1 ? `${arc.says}, printed ${printed}` : arc.says;
  const spoken = mark ? `${told}; ${mark.says}` : told;
  return (
    <g
      className={`figure ${arc.muted ? 'muted' : ''} ${mark?.kind ?? ''}`}
      role="button"
      tabIndex={0}
      aria-label={spoken}
      onClick={open}
      onKeyDown={onEnter(open)}
    >
      <rect className="halo" x={halo.x} y={halo.y} width={halo.width} height={halo.height} rx={4}>
        <title>{spoken}</title>
      </rect>
      {texts.map((line) => (
        <Fragment key={line.y}>
          <Line line={line} />{' '}
        </Fragment>
      ))}
    </g>
  );
}

function Line({ line }: { readonly line: TextInk }) {
  return (
    <text className={line.look} x={line.x} y={line.y} fontSize={line.size} textAnchor="middle">
      {line.text}
    </text>
  );
}

function onEnter(act: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    act();
  };
}
