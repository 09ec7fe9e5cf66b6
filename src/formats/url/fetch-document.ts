import { BadInput } from '../../model/index.ts';
import { decompressed } from './decompress.ts';
import { type Address, pinnedRequest, type Send } from './pinned-request.ts';
import { isPublicAddress } from './public-address.ts';
import { toUtf8 } from './to-utf8.ts';

/** A document from the web: its bytes as UTF-8, and the address it came from at the end. */
export interface Fetched {
  readonly url: string;
  readonly bytes: Uint8Array;
}

/** How far a fetch may go, and the two things that touch the network. */
export interface FetchOptions {
  /** All addresses of a host. */
  readonly lookup?: (host: string) => Promise<readonly Address[]>;
  /** One request to one address; nothing behind it resolves names. */
  readonly send?: Send;
  readonly bytesMax?: number;
  readonly hopsMax?: number;
  readonly timeoutMs?: number;
}

const LIMITS = { bytesMax: 5 * 1024 * 1024, hopsMax: 5, timeoutMs: 10_000 };
/** Other ports are services that answer to whoever can reach them. */
const PORTS = new Set(['', '80', '443']);
const TYPES = /^(?:text\/(?:html|plain|xml)|application\/(?:xhtml\+xml|xml|rss\+xml|atom\+xml))\b/i;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches one article. Only http and https, only public addresses: every address of the host is
 * checked, the connection goes to the one that was checked, and each redirect is checked anew.
 * No cookies, no credentials, at most 5 MiB after decompression, ten seconds and five redirects.
 * `BadInput` says what was refused and what to do.
 */
export async function fetchDocument(url: string, options: FetchOptions = {}): Promise<Fetched> {
  const limits = { ...LIMITS, ...options };
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let place = url;
  for (let hop = 0; hop <= limits.hopsMax; hop++) {
    const target = checkedUrl(place, url);
    const address = await checkedAddress(target, url, inTime(limits.lookup ?? lookupAll, signal));
    const answer = await sent(url, { target, address, signal }, limits);
    const next = REDIRECTS.has(answer.status) ? answer.headers['location'] : undefined;
    if (next === undefined)
      return { url: target.href, bytes: document(url, answer, limits.bytesMax) };
    place = resolved(next, target, url);
  }
  throw refused(url, 'url-redirects', `It redirects more than ${limits.hopsMax} times.`, SAVE);
}

const SAVE = 'Open it in a browser, save the page, and add the file.';

function resolved(next: string, base: URL, url: string): string {
  if (!URL.canParse(next, base.href)) {
    throw refused(url, 'url-refused', 'It redirects to something that is no address.', SAVE);
  }
  return new URL(next, base).href;
}

function checkedUrl(place: string, url: string): URL {
  const target = URL.canParse(place) ? new URL(place) : undefined;
  if (!target || (target.protocol !== 'https:' && target.protocol !== 'http:')) {
    throw refused(url, 'url-refused', `"${place}" is not an http or https address.`, SAVE);
  }
  if (target.username !== '' || target.password !== '') {
    throw refused(
      url,
      'url-refused',
      'An address with a user name is not fetched.',
      'Leave the user name away.',
    );
  }
  if (!PORTS.has(target.port)) {
    throw refused(
      url,
      'url-refused',
      `Port ${target.port} is not one that web pages come from.`,
      SAVE,
    );
  }
  return target;
}

type Lookup = (host: string) => Promise<readonly Address[]>;

/** One address of the host, after all of them were found public: one private among them is a trap. */
async function checkedAddress(target: URL, url: string, lookup: Lookup): Promise<Address> {
  const host = target.hostname.replace(/^\[(.*)\]$/, '$1');
  const addresses = await lookup(host).catch(() => []);
  const [first] = addresses;
  if (!first)
    throw refused(url, 'url-unreachable', `There is no host "${host}".`, 'Check the address.');
  const barred = addresses.find(({ address }) => !isPublicAddress(address));
  if (barred) {
    throw refused(
      url,
      'url-refused',
      `"${host}" is not on the public internet (${barred.address}).`,
      SAVE,
    );
  }
  return first;
}

/** A resolver that does not answer in time has no answer. */
function inTime(lookup: Lookup, signal: AbortSignal): Lookup {
  const late = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  late.catch(() => undefined);
  return (host) => Promise.race([lookup(host), late]);
}

async function lookupAll(host: string): Promise<readonly Address[]> {
  const { lookup } = await import('node:dns/promises');
  return lookup(host, { all: true, verbatim: true });
}

type Request = Parameters<Send>[0];
type Answer = Awaited<ReturnType<Send>>;

async function sent(
  url: string,
  request: Omit<Request, 'bytesMax'>,
  { send = pinnedRequest, bytesMax }: Pick<FetchOptions, 'send'> & { readonly bytesMax: number },
): Promise<Answer> {
  try {
    return await send({ ...request, bytesMax });
  } catch (thrown) {
    if (thrown instanceof RangeError) throw refused(url, 'url-too-large', tooLarge(bytesMax), SAVE);
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw refused(
      url,
      'url-unreachable',
      `It cannot be fetched: ${why}.`,
      'Check the address, or save the page and add the file.',
    );
  }
}

function document(url: string, answer: Answer, bytesMax: number): Uint8Array {
  if (answer.status !== 200) {
    throw refused(
      url,
      'url-unreachable',
      `The server answers ${answer.status}.`,
      'Check the address.',
    );
  }
  const type = answer.headers['content-type'] ?? '';
  if (!TYPES.test(type)) {
    throw refused(
      url,
      'url-not-text',
      `It is "${type || 'of no type'}", not a page or a text.`,
      SAVE,
    );
  }
  const body = decompressed(answer.body, answer.headers['content-encoding'], bytesMax);
  if (body === 'too-large') throw refused(url, 'url-too-large', tooLarge(bytesMax), SAVE);
  if (body === 'broken')
    throw refused(url, 'url-not-text', 'Its compression is broken or unknown.', SAVE);
  return toUtf8(body, type);
}

function tooLarge(bytesMax: number): string {
  return `It has more than ${Math.round(bytesMax / 1024 / 1024)} MiB.`;
}

function refused(file: string, code: string, says: string, remedy: string): BadInput {
  return new BadInput([{ code, severity: 'error', at: { file }, says, try: remedy }]);
}
