import { latestDay, parsePartialDate, type PartialDate, shiftDay } from '../../model/index.ts';
import { isCapitalised, type Token } from '../token.ts';
import { words } from '../words/set.ts';

/** A time that a text names: a date, or words that need the day of publication. */
export interface Time {
  readonly text: string;
  readonly date?: PartialDate;
}

const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );
const SHORT = new Map(MONTHS.map((month, index) => [month.slice(0, 3), index + 1]));
const DAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const YEAR = /^(?:19|20)\d{2}$/;
const DAY = /^\d{1,2}$/;

/**
 * The first time that a run of tokens names.
 *
 * "25 June 2019", "June 25, 2019", "in June 2019" and "in 2018" are dates by themselves;
 * "yesterday", "last month", "on Thursday" and "in May" are dates only when the day of publication
 * is known, and words otherwise.
 */
export function timeIn(
  tokens: readonly Token[],
  published: PartialDate | undefined,
): Time | undefined {
  for (let at = 0; at < tokens.length; at += 1) {
    if (!mayOpen(tokens[at] as Token)) continue;
    const time = absoluteAt(tokens, at) ?? relativeAt(tokens, at, published);
    if (time) return time;
  }
  return undefined;
}

/** Words that open a time of another day than one by its date. */
const OPENERS = words('yesterday today last this on in');

/** Times open with a number, a word in capitals or one of a few small words. */
function mayOpen(token: Token): boolean {
  return token.kind === 'number' || isCapitalised(token) || OPENERS.of(token);
}

function absoluteAt(tokens: readonly Token[], at: number): Time | undefined {
  const [first, second, third, fourth] = [
    tokens[at],
    tokens[at + 1],
    tokens[at + 2],
    tokens[at + 3],
  ];
  const month = monthOf(first);
  if (month !== undefined) {
    const follows = DAY.test(tokens[at - 1]?.text ?? '');
    if (second && YEAR.test(second.text) && !follows)
      return dated(tokens, at, 2, `${second.text}-${pad(month)}`);
    if (
      second &&
      DAY.test(second.text) &&
      third?.text === ',' &&
      fourth &&
      YEAR.test(fourth.text)
    ) {
      return dated(tokens, at, 4, `${fourth.text}-${pad(month)}-${pad(Number(second.text))}`);
    }
    return undefined;
  }
  if (first && DAY.test(first.text) && third && YEAR.test(third.text)) {
    const middle = monthOf(second);
    return middle === undefined
      ? undefined
      : dated(tokens, at, 3, `${third.text}-${pad(middle)}-${pad(Number(first.text))}`);
  }
  const before = tokens[at - 1]?.lower;
  const opens =
    before === 'in' ||
    before === 'since' ||
    before === 'until' ||
    before === 'during' ||
    before === 'of';
  return first && YEAR.test(first.text) && opens ? dated(tokens, at, 1, first.text) : undefined;
}

function relativeAt(
  tokens: readonly Token[],
  at: number,
  published: PartialDate | undefined,
): Time | undefined {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (!first) return undefined;
  if (first.lower === 'yesterday' || first.lower === 'today')
    return relative(first.text, published, (day) =>
      shiftDay(latestDay(day), first.lower === 'today' ? 0 : -1),
    );
  if ((first.lower === 'last' || first.lower === 'this') && second) {
    const text = `${first.text} ${second.text}`;
    const month = monthOf(second);
    if (month !== undefined) return relative(text, published, (day) => lastMonth(day, month));
    if (second.lower === 'month')
      return relative(text, published, (day) => monthBefore(day, first.lower === 'last' ? 1 : 0));
    if (second.lower === 'year')
      return relative(text, published, (day) =>
        String(Number(day.slice(0, 4)) - (first.lower === 'last' ? 1 : 0)),
      );
    if (second.lower === 'week') return { text };
  }
  if (first.lower === 'on' && second && DAYS.includes(second.lower))
    return relative(`on ${second.text}`, published, (day) =>
      lastWeekday(day, DAYS.indexOf(second.lower)),
    );
  const month =
    first.lower === 'in' && !YEAR.test(tokens[at + 2]?.text ?? '') ? monthOf(second) : undefined;
  return month !== undefined && second
    ? relative(`in ${second.text}`, published, (day) => lastMonth(day, month))
    : undefined;
}

/** Only a whole day of publication can place a relative time. */
function relative(
  text: string,
  published: PartialDate | undefined,
  place: (day: PartialDate) => string,
): Time {
  const date =
    published !== undefined && published.length === 10
      ? parsePartialDate(place(published))
      : undefined;
  return { text, ...(date && { date }) };
}

function monthBefore(day: PartialDate, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  return `${Math.floor(count / 12)}-${pad((count % 12) + 1)}`;
}

/** The month of that name that began last. */
function lastMonth(day: PartialDate, month: number): string {
  const year = Number(day.slice(0, 4)) - (month > Number(day.slice(5, 7)) ? 1 : 0);
  return `${year}-${pad(month)}`;
}

function lastWeekday(day: PartialDate, weekday: number): string {
  const today = new Date(`${day}T00:00:00Z`).getUTCDay();
  return shiftDay(latestDay(day), -((today - weekday + 7) % 7));
}

function dated(
  tokens: readonly Token[],
  at: number,
  length: number,
  iso: string,
): Time | undefined {
  const date = parsePartialDate(iso);
  const text = tokens
    .slice(at, at + length)
    .map((token) => token.text)
    .join(' ');
  return date && { text, date };
}

/** "May" only with a capital: the verb is more frequent. */
function monthOf(token: Token | undefined): number | undefined {
  if (!token || token.kind !== 'word' || token.text.charAt(0) === token.lower.charAt(0))
    return undefined;
  const index = MONTHS.indexOf(token.lower);
  return index === -1
    ? token.text.length <= 4
      ? SHORT.get(token.lower.slice(0, 3))
      : undefined
    : index + 1;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
