import type { z } from 'zod';
import type { Law } from '../law/law.ts';
import type { CaseFile } from '../register/case-file.ts';
import type { Register } from '../register/register.ts';
import type { Page, PageOf } from './page.ts';

/** What a question is asked of: the register of one date, the material behind it, and the law. */
export interface Subject {
  readonly register: Register;
  readonly caseFile: CaseFile;
  readonly law: Law;
  /** Asks another question of a subject; deals and solvers nest their questions through it. */
  readonly ask: (subject: Subject, ask: NestedAsk) => Answer;
}

/** `{ask: 'owners', issuer: 'Nissan', …}` as situations and deals write it. */
export type NestedAsk = { readonly ask: string } & { readonly [parameter: string]: unknown };

/** One step of the reasoning, in an order that a reader can follow with a pencil. */
export interface Step {
  readonly says: string;
  readonly rule?: string;
  readonly citation?: string;
  readonly statements?: readonly string[];
}

/**
 * An answer is plain JSON. Shares print as percent with four decimals; their exact fractions stand
 * under `exact` in the same object. `headline` is the answer in one sentence.
 */
export interface Answer {
  readonly headline: string;
  readonly explanation: readonly Step[];
  readonly [field: string]: unknown;
}

/**
 * A question as a typed function. Pure: the same subject and input give the same answer.
 * `input` leaves out `asOf` and `knownAt`, which choose the subject.
 */
export interface Operation<Input = never> {
  readonly name: string;
  readonly summary: string;
  /** Inputs that the command line takes by position, in order. */
  readonly positional: readonly string[];
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType;
  /** Columns of `rows` for a terminal or a page, with their headings. */
  readonly columns?: readonly (readonly [field: string, heading: string])[];
  /** Every statement of the explanation stands in the rows too: who does not want it need not make it. */
  readonly rowsCite?: boolean;
  answer(subject: Subject, input: Input): Answer;
  /**
   * The answer with the rows of one page alone, where they need not all be made for it. The rest of
   * the answer, the headline first, still tells of all rows; the explanation is of the page's.
   */
  answerPage?(subject: Subject, input: Input, page: Page): Answer & { readonly page: PageOf };
}
