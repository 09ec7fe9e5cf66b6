/** A stretch of the rows of an answer. */
export interface Page {
  /** How many rows, 1 to a thousand. */
  readonly limit: number;
  /** How many rows stand before it. */
  readonly offset: number;
}

/** What the page is a part of. */
export interface PageOf extends Page {
  readonly total: number;
}
