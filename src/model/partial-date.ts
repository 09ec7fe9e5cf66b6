/**
 * A calendar date with its precision: `2019`, `2019-06` or `2019-06-10`.
 *
 * It stands for the closed interval from `earliestDay` to `latestDay`. No clock and no time zone
 * is involved: days compare as text.
 */
export type PartialDate = string & { readonly partialDate: unique symbol };

/** A whole day, `YYYY-MM-DD`. */
export type Day = PartialDate & { readonly day: unique symbol };

const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The date, or nothing when the text is not a date that exists in the calendar. */
export function parsePartialDate(text: string): PartialDate | undefined {
  const parts = FORM.exec(text);
  if (!parts) return undefined;
  const [, year, month, day] = parts;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return undefined;
  if (day !== undefined && (Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month)))) {
    return undefined;
  }
  return text as PartialDate;
}

/** The day, or nothing when the text is not a whole day. */
export function parseDay(text: string): Day | undefined {
  return text.length === 10 ? (parsePartialDate(text) as Day | undefined) : undefined;
}

export function earliestDay(date: PartialDate): Day {
  return `${date}${'-01-01'.slice(date.length - 4)}` as Day;
}

export function latestDay(date: PartialDate): Day {
  if (date.length === 10) return date as Day;
  if (date.length === 4) return `${date}-12-31` as Day;
  const [year, month] = date.split('-').map(Number) as [number, number];
  return `${date}-${daysIn(year, month)}` as Day;
}

/** The day before. */
export function dayBefore(day: Day): Day {
  return shiftDay(day, -1);
}

/** The day `days` later (earlier when negative). */
export function shiftDay(day: Day, days: number): Day {
  const shifted = new Date(Date.UTC(...ymd(day)) + days * 86_400_000);
  return shifted.toISOString().slice(0, 10) as Day;
}

function ymd(day: Day): [number, number, number] {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return [year, month - 1, date];
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
