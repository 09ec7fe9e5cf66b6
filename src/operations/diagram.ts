import { z } from 'zod';
import { type HoldingClaim, isOf } from '../evidence/index.ts';
import { buildScene } from '../formats/scene-build.ts';
import type { Scene } from '../formats/scene.ts';
import type { DrawnVotes, Measures } from '../formats/scene-link.ts';
import { type Drawing, placeScene } from '../formats/scene-place.ts';
import { drawingSvg, titleOf } from '../formats/scene-svg.ts';
import {
  BadCall,
  fraction,
  type Holding,
  isRefusal,
  NoAnswer,
  parseQuantity,
} from '../model/index.ts';
import { stakeBand } from '../ownership/from-register.ts';
import type { Register } from '../register/index.ts';
import { changesOf } from './changes.ts';
import { entangled } from './entangled.ts';
import { known, namesIn } from './names.ts';
import type { Answer, Operation, Subject } from './operation.ts';

const input = z.strictObject({
  focus: z.string().min(1).optional().describe('only what leads up and down from this entity'),
  hops: z
    .number()
    .int()
    .min(1)
    .max(20)
    .optional()
    .describe('how many holdings up and down from the focus'),
  small: z.string().optional().describe('holders of less than this are drawn as one, e.g. 2%'),
  most: z
    .number()
    .int()
    .min(2)
    .max(200)
    .default(8)
    .describe('how many holders without links of their own an issuer shows'),
  plans: z.boolean().default(false).describe('draw planned holdings too'),
  expand: z
    .array(z.string().min(1))
    .default([])
    .describe('draw all that these are linked to, and each of their small holders'),
  collapse: z
    .array(z.string().min(1))
    .default([])
    .describe('fold what hangs on the chart through these alone'),
  form: z
    .enum(['drawing', 'scene'])
    .default('drawing')
    .describe(
      'a drawing has places; a scene has boxes and arcs alone, for a page that places them',
    ),
  boxes: z
    .number()
    .int()
    .min(2)
    .max(5000)
    .optional()
    .describe('how many boxes at most: a drawing 400, a scene 5000'),
});
type Input = z.infer<typeof input>;

/** Above this many boxes a layered chart is neither fast nor readable. */
const LIMIT = 400;
const SCENE_LIMIT = 5000;

/** The structure chart of a date: holders above, issuers below, as SVG and as a placed drawing. */
export const diagram: Operation<Input> = {
  name: 'diagram',
  summary: 'the structure chart of a date, as SVG',
  positional: ['focus'],
  input,
  output: z.looseObject({
    svg: z.string().optional(),
    rows: z.array(z.looseObject({})).optional(),
    omitted: z.number(),
  }),
  columns: [
    ['holder', 'Holder'],
    ['issuer', 'Issuer'],
    ['stake', 'Stake'],
    ['votes', 'Votes'],
    ['line', 'Said as'],
    ['statements', 'Statements'],
  ],
  answer(subject, asked) {
    const scene = sceneOf(subject, asked);
    return {
      headline: `${titleOf(scene)}: ${counted(scene.boxes, 'box', 'boxes')} and ${counted(scene.arcs, 'arc', 'arcs')}.`,
      base: 'ofIssuedShares',
      method: 'direct',
      ...(asked.form === 'scene' ? { scene } : drawn(scene)),
      omitted: scene.omitted,
      names: [...namesIn(subject.register)].sort((first, second) => first.localeCompare(second)),
      entangled: entangled(subject.register),
      changes: changesOf(subject.caseFile),
      explanation: [
        {
          says: 'Holders stand above issuers; of a mutual holding the larger stake points down. Stakes are direct, of issued capital.',
        },
        {
          says: 'Votes are of exercisable votes, printed where they differ from the capital by half a point or more.',
        },
        // The arcs of a scene carry their sentences themselves.
        ...(asked.form === 'scene' ? [] : scene.arcs).map(({ says, statements }) => ({
          says: `${says}.`,
          statements,
        })),
      ],
    };
  },
};

function counted(list: readonly unknown[], one: string, many: string): string {
  return `${list.length} ${list.length === 1 ? one : many}`;
}

function drawn(scene: Scene): Record<string, unknown> {
  const drawing = placeScene(scene);
  return { rows: drawing.arcs.map(rowOf), svg: drawingSvg(drawing), drawing };
}

/** The placed chart of a subject; the brief draws the same. */
export function drawingOf(subject: Subject, asked: z.input<typeof input>): Drawing {
  return placeScene(sceneOf(subject, input.parse(asked)));
}

function sceneOf(subject: Subject, asked: Input): Scene {
  const { register } = subject;
  const small = smallOf(asked.small);
  return buildScene(register, {
    ...(asked.focus !== undefined && { focus: known(register, asked.focus) }),
    ...(asked.hops !== undefined && { hops: asked.hops }),
    ...(small && { small }),
    most: asked.most,
    limit: limitOf(asked),
    expand: asked.expand.map((name) => named(register, name)),
    collapse: asked.collapse.map((name) => named(register, name)),
    plans: asked.plans ? plansOf(subject) : [],
    measures: measuresOf(subject),
  });
}

/** An entity of the workspace; on days on which it holds nothing there is nothing to open or fold. */
function named(register: Register, name: string): string {
  const own = register.nameOf(name);
  return register.entities.has(own) ? own : known(register, name);
}

function limitOf({ form, boxes: limit }: Input): number {
  if (form === 'scene') return limit ?? SCENE_LIMIT;
  if (limit === undefined || limit <= LIMIT) return limit ?? LIMIT;
  throw new BadCall(
    `"boxes": a drawing has at most ${LIMIT} boxes. Ask for less, or for the scene, which has no places.`,
  );
}

function rowOf(arc: Drawing['arcs'][number]): Record<string, unknown> {
  const { holder, issuer, label, votes, line, muted, mutual, exact, statements } = arc;
  if (line === 'beneficiary') return { holder, issuer, line, statements };
  return {
    holder,
    issuer,
    stake: label,
    ...(votes !== undefined && { votes }),
    line,
    muted,
    mutual,
    base: 'ofIssuedShares',
    method: 'direct',
    exact: exact.min === exact.max ? { stake: exact.max } : exact,
    statements,
  };
}

function smallOf(text: string | undefined) {
  if (text === undefined) return undefined;
  const quantity = parseQuantity(text);
  if (isRefusal(quantity)) throw new BadCall(`"small": ${quantity.says} ${quantity.try}`);
  if (quantity.kind === 'count')
    throw new BadCall('"small" is a share of the capital: write it as 2%.');
  return quantity.share;
}

function measuresOf(subject: Subject): Measures {
  const issuers = new Map<string, ReadonlyMap<string, DrawnVotes>>();
  return {
    stake: (holding) => stakeBand(subject.register, holding),
    votes: (holder, issuer) => {
      const votes = issuers.get(issuer) ?? votesIn(subject, issuer);
      issuers.set(issuer, votes);
      return votes.get(holder);
    },
  };
}

/** Votes by holder as the question `votes` answers it; a chart without them is still a chart. */
function votesIn(subject: Subject, issuer: string): ReadonlyMap<string, DrawnVotes> {
  const answer = askedOrNothing(subject, issuer);
  const rows = Array.isArray(answer?.['rows']) ? (answer['rows'] as readonly VoteRow[]) : [];
  return new Map(
    rows
      .filter((row) => row.holder !== undefined && row.exact?.exercisable !== undefined)
      .map((row) => [row.holder ?? '', drawnVotes(row)]),
  );
}

interface VoteRow {
  readonly holder?: string;
  readonly neutral?: boolean;
  readonly exact?: { readonly exercisable?: string };
}

function drawnVotes(row: VoteRow): DrawnVotes {
  const share = fraction(row.exact?.exercisable ?? '0');
  if (share.equals(0)) return { share, silent: 'suspended' };
  return row.neutral === true ? { share, silent: 'neutral' } : { share };
}

function askedOrNothing(subject: Subject, issuer: string): Answer | undefined {
  try {
    return subject.ask(subject, { ask: 'votes', issuer });
  } catch (error) {
    if (error instanceof NoAnswer || error instanceof BadCall) return undefined;
    throw error;
  }
}

/** Plans that the statements of the day speak of; they are no part of the register. */
function plansOf({ caseFile, register }: Subject): Holding[] {
  const planned = new Set(
    register.choices
      .flatMap((choice) => choice.candidates)
      .filter(({ fate }) => fate === 'planned')
      .map(({ statement }) => statement),
  );
  return caseFile.statements
    .filter(isOf('holding'))
    .filter(
      (statement) =>
        planned.has(statement.id) &&
        statement.claim.measures === 'level' &&
        statement.claim.basis === 'capital',
    )
    .map((statement) => planOf(register, statement.id, statement.claim));
}

function planOf(register: Register, id: string, claim: HoldingClaim): Holding {
  return {
    holder: register.nameOf(claim.holder),
    issuer: register.nameOf(claim.issuer),
    ...(claim.stake && { stake: claim.stake }),
    voting: 'normal',
    modality: 'planned',
    statements: [id],
  };
}
