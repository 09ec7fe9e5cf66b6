import type { MajorityChoice } from '../../src/law/majority-choice.ts';
import type { Source } from '../../src/evidence/source.ts';

/** The body of any answer; each question promises more fields. */
export interface Answered {
  readonly headline: string;
  readonly asOf: string;
  readonly [field: string]: unknown;
}

/** A refusal of the server, in its own words. */
export class Refused extends Error {
  readonly status: number;
  /** The place in a deal of the step that cannot be done. */
  readonly at: number | undefined;

  constructor(status: number, says: string, at?: number) {
    super(says);
    this.name = 'Refused';
    this.status = status;
    this.at = at;
  }
}

/** Gives the one-time code of the address for a session; afterwards the address is clean. */
export async function openSession(): Promise<void> {
  const code = /[#&]token=([\w-]+)/.exec(location.hash)?.[1];
  if (code === undefined) return;
  history.replaceState(null, '', location.pathname);
  const response = await post('/session', { code });
  if (!response.ok) await fetchJson('/api');
}

/** Asks a question, always with its explanation. */
export async function ask(name: string, body: object, signal: AbortSignal): Promise<Answered> {
  const response = await post(`/api/${name}`, { ...body, explain: true }, signal);
  return (await told(response)) as Answered;
}

/** The text of a document, in which quotes are places. */
export async function sourceText(id: string): Promise<Source> {
  return (await fetchJson(`/api/sources/${encodeURIComponent(id)}`)) as Source;
}

/** A whole register that the questions are answered from. */
export interface RegisterOverview {
  readonly asOf: string;
  readonly parties: number;
  readonly rule: string;
}

/** What the server serves: a whole register, or a workspace at its present state. */
export interface Served {
  /** Grows with every change of the workspace. */
  readonly version: number;
  readonly register?: RegisterOverview;
}

export async function served(): Promise<Served> {
  return (await fetchJson('/api')) as Served;
}

export interface PartyFound {
  readonly name: string;
  readonly holders: number;
  readonly holdings: number;
}

/** A page of the parties whose name has a text in it. */
export interface NamesFound {
  readonly rows: readonly PartyFound[];
  readonly page: { readonly total: number };
  /** There are more than the total that was looked at. */
  readonly more: boolean;
}

/** Parties of the whole register by a part of their name, the best first. */
export async function findNames(
  text: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
  signal: AbortSignal,
): Promise<NamesFound> {
  const fields = new URLSearchParams({ text, limit: String(limit), offset: String(offset) });
  const request = fetch(`/api/names?${fields.toString()}`, { credentials: 'same-origin', signal });
  return (await told(await answered(request))) as NamesFound;
}

/** The rules that a meeting can choose from, the user's own first. */
export async function majorityRules(): Promise<readonly MajorityChoice[]> {
  return (await rowsAt('/api/rules')) as readonly MajorityChoice[];
}

/** A deal that the workspace keeps. */
export interface KeptDeal {
  readonly name: string;
  readonly title: string;
  readonly asOf: string;
  readonly steps: readonly unknown[];
}

/** The deals that the workspace keeps. */
export async function keptDeals(): Promise<readonly KeptDeal[]> {
  return (await rowsAt('/api/deals')) as readonly KeptDeal[];
}

/** Keeps a deal in the workspace, measured on the day that it says. */
export async function keepDeal(deal: Partial<Omit<KeptDeal, 'name'>>): Promise<KeptDeal> {
  return (await told(await post('/api/deals', deal))) as KeptDeal;
}

async function rowsAt(path: string): Promise<unknown> {
  return ((await fetchJson(path)) as { readonly rows: unknown }).rows;
}

/** A verdict on a statement, with who decided and why. */
export interface ReviewGiven {
  readonly statement: string;
  readonly verdict: 'accept' | 'reject' | 'reopen';
  readonly by: string;
  readonly why: string;
}

/** Accepts or rejects a statement; it is recorded, never edited. */
export async function review(given: ReviewGiven): Promise<void> {
  await told(await post('/api/review', given));
}

/** What a statement should have said: fields with their right values. */
export interface CorrectionGiven {
  readonly statement: string;
  readonly changes: Readonly<Record<string, string>>;
  readonly by: string;
  readonly why: string;
}

/** Puts a corrected statement in the place of another, and names it. */
export async function correct(given: CorrectionGiven): Promise<{ readonly becomes: string }> {
  const made = await told(await post('/api/review', { ...given, verdict: 'correct' }));
  return made as { readonly becomes: string };
}

/**
 * Calls back whenever the workspace is not what it was at the version `since`, and when the server
 * is back after it was away; gives the way to stop listening. The first version that the stream
 * tells counts too: a change may come before the stream is open.
 */
export function onChange(since: number, changed: () => void): () => void {
  const events = new EventSource('/api/events');
  let seen = since;
  events.addEventListener('version', ({ data }) => {
    const { version } = JSON.parse(String(data)) as { readonly version: number };
    if (version !== seen) changed();
    seen = version;
  });
  events.addEventListener('error', () => (seen = Number.NaN));
  return () => events.close();
}

async function fetchJson(path: string): Promise<unknown> {
  return told(await answered(fetch(path, { credentials: 'same-origin' })));
}

function post(path: string, body: object, signal?: AbortSignal): Promise<Response> {
  return answered(
    fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal && { signal }),
    }),
  );
}

/** A server that was stopped answers nothing: the browser's words for it tell a reader little. */
async function answered(request: Promise<Response>): Promise<Response> {
  try {
    return await request;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown;
    throw new Refused(
      0,
      'The server does not answer. Start it again, and open the address that it prints.',
    );
  }
}

interface Problem {
  readonly detail?: string;
  readonly title?: string;
  readonly refused?: { readonly at: number };
}

async function told(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body;
  const { detail, title, refused } = (body ?? {}) as Problem;
  const says = detail ?? title ?? `The server answered ${response.status}.`;
  throw new Refused(response.status, says, refused?.at);
}
