import type { AtomFeed, RdfFeed, RssFeed } from 'feedsmith';
import { type Finding, parsePartialDate, type PartialDate } from '../model/index.ts';
import { readXmlRecords } from './xml-records.ts';
import { escapeText } from './scene-text.ts';

/** One entry of a feed, as a web page of its own. */
export interface FeedEntry {
  /** Its link; without one, the feed's name and the entry's own id. */
  readonly name: string;
  /** A page with the title, the day and the text; the same entry gives the same page. */
  readonly html: string;
  readonly published?: PartialDate;
}

export interface FeedRead {
  readonly entries: readonly FeedEntry[];
  readonly findings: readonly Finding[];
}

/** What the three families of feeds say of an entry, in one form; markup is still in it. */
interface Raw {
  readonly id?: string | undefined;
  readonly link?: string | undefined;
  readonly title: string;
  readonly day?: string | undefined;
  readonly body: string;
}

const NAME_MAX = 2000;

/**
 * The entries of an RSS, Atom or RDF feed, newest as the feed has them, each as a page of its own.
 *
 * The fullest text counts: content before summary. A document type is refused, and with it entities of its
 * own; a feed that is not well-formed is refused with its line. Entries without any text are left
 * out and told.
 */
export async function readFeed(text: string, file: string): Promise<FeedRead> {
  const { findings } = readXmlRecords(text, { file }, new Set());
  if (findings.length > 0) return { entries: [], findings };
  const parsed = await parsedFeed(text);
  if (!parsed || parsed.raws.length === 0)
    return { entries: [], findings: [finding(file, parsed ? EMPTY : BROKEN)] };
  const base = URL.canParse(file) ? file : parsed.home;
  const { parseHTML } = await import('linkedom');
  const plain = (markup: string): string =>
    /[<&]/.test(markup)
      ? (parseHTML(`<!doctype html><html><body>${markup}</body></html>`).document.body
          ?.textContent ?? '')
      : markup;
  const entries = parsed.raws.map((raw, index) => entryOf(raw, { file, base, index, plain }));
  const bare = entries.filter((entry) => entry.html === '').length;
  return {
    entries: entries.filter((entry) => entry.html !== ''),
    findings: bare === 0 ? [] : [bareEntries(file, bare)],
  };
}

interface Parsed {
  readonly raws: readonly Raw[];
  /** The address of the site or of the feed, as the feed itself says. */
  readonly home: string | undefined;
}

async function parsedFeed(text: string): Promise<Parsed | undefined> {
  const { parseFeed } = await import('feedsmith');
  try {
    const { format, feed } = parseFeed<string>(text);
    if (format === 'atom')
      return { raws: (feed.entries ?? []).map(ofAtom), home: feed.links?.[0]?.href };
    if (format === 'rss') return { raws: (feed.items ?? []).map(ofRss), home: feed.link };
    return format === 'rdf' ? { raws: (feed.items ?? []).map(ofRdf), home: feed.link } : undefined;
  } catch {
    // The parser tells nothing apart but "invalid"; the finding says what a feed needs.
    return undefined;
  }
}

function ofRss(item: RssFeed.Item<string>): Raw {
  return {
    id: item.guid?.value,
    link:
      item.link ?? (item.guid?.isPermaLink === false ? undefined : webAddress(item.guid?.value)),
    title: item.title ?? '',
    day: item.pubDate ?? item.dc?.dates?.[0],
    body: item.content?.encoded ?? item.description ?? '',
  };
}

function ofRdf(item: RdfFeed.Item<string>): Raw {
  return {
    link: item.link,
    title: item.title ?? '',
    day: item.dc?.dates?.[0],
    body: item.content?.encoded ?? item.description ?? '',
  };
}

function ofAtom(entry: AtomFeed.Entry<string>): Raw {
  const own = entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate');
  return {
    id: entry.id,
    link: own?.href,
    title: markupOf(entry.title),
    day: entry.published ?? entry.updated,
    body: markupOf(entry.content) || markupOf(entry.summary),
  };
}

interface AtomText {
  readonly value?: string | undefined;
  readonly type?: string | undefined;
}

/** Atom says whether a text is markup; plain text is written so that it reads the same as markup. */
function markupOf(text: AtomText | undefined): string {
  const value = text?.value ?? '';
  return text?.type === 'html' || text?.type === 'xhtml' || text?.type === 'text/html'
    ? value
    : escapeText(value);
}

function webAddress(id: string | undefined): string | undefined {
  return id !== undefined && /^https?:\/\//i.test(id) ? id : undefined;
}

interface Place {
  readonly file: string;
  readonly base: string | undefined;
  readonly index: number;
  readonly plain: (markup: string) => string;
}

/** Links may be relative to the address of the feed, or of its site. */
function absolute(link: string | undefined, base: string | undefined): string | undefined {
  if (link === undefined || !URL.canParse(link, base)) return link;
  return new URL(link, base).href;
}

function entryOf(raw: Raw, { file, base, index, plain }: Place): FeedEntry {
  const title = plain(raw.title).replace(/\s+/g, ' ').trim();
  const published = raw.day === undefined ? undefined : dayOf(raw.day);
  const name = (absolute(raw.link, base) ?? `${file}#${raw.id ?? index + 1}`)
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, NAME_MAX);
  // A headline alone is the text: as a mere heading the reader of articles would leave it out.
  const bare = plain(raw.body).trim() === '';
  const body = bare ? `<p>${escapeText(title)}</p>` : `${heading(title)}${raw.body}`;
  return {
    name,
    html: bare && title === '' ? '' : pageOf({ title, name, published }, body),
    ...(published && { published }),
  };
}

function heading(title: string): string {
  return title === '' ? '' : `<h1>${escapeText(title)}</h1>\n`;
}

interface Head {
  readonly title: string;
  readonly name: string;
  readonly published: PartialDate | undefined;
}

function pageOf({ title, name, published }: Head, body: string): string {
  const head = [
    '<meta charset="utf-8">',
    `<title>${escapeText(title)}</title>`,
    `<link rel="canonical" href="${escapeText(name)}">`,
    ...(published ? [`<meta name="date" content="${published}">`] : []),
  ];
  return `<!doctype html>\n<html><head>${head.join('')}</head>\n<body><article>${body}</article></body></html>\n`;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * The day as the feed prints it, in the feed's own time zone: `Tue, 11 Jun 2019 00:30:00 +0200` is the 11th.
 * Years of two digits count as RFC 5322, section 4.3, has them: to 49 this century, from 50 the last.
 */
export function dayOf(printed: string): PartialDate | undefined {
  const iso = /^\s*(\d{4}(?:-\d\d(?:-\d\d)?)?)(?!\d)/.exec(printed)?.[1];
  if (iso !== undefined) return parsePartialDate(iso);
  const mail = /(?:^|[\s,])(\d{1,2})[\s-]([A-Za-z]{3})[a-z]{0,6}[\s-](\d{4}|\d\d)(?!\d)/.exec(
    printed,
  );
  const month = MONTHS.indexOf(mail?.[2]?.toLowerCase() ?? '');
  if (!mail || month < 0) return undefined;
  const [, day = '', , year = ''] = mail;
  const full = year.length === 4 ? year : `${Number(year) < 50 ? 20 : 19}${year}`;
  return parsePartialDate(`${full}-${String(month + 1).padStart(2, '0')}-${day.padStart(2, '0')}`);
}

const EMPTY = {
  code: 'feed-empty',
  says: 'The feed has no entries.',
  try: 'Check the address, or wait until something is published.',
} as const;
const BROKEN = {
  code: 'feed-broken',
  says: 'It begins like a feed and is none: RSS needs a channel, Atom a title and entries.',
  try: 'Open the address in a browser, and give the address of the feed itself.',
} as const;

function finding(file: string, what: typeof EMPTY | typeof BROKEN): Finding {
  return { ...what, severity: 'error', at: { file } };
}

function bareEntries(file: string, count: number): Finding {
  return {
    code: 'feed-entry-bare',
    severity: 'remark',
    at: { file },
    says: `${count} ${count === 1 ? 'entry has' : 'entries have'} neither title nor text.`,
    try: 'Nothing can be read there; look at the feed in a browser.',
  };
}
