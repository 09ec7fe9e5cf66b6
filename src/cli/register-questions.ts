import type { BulkRegister } from '../bulk/register.ts';
import type { Law } from '../law/law.ts';
import type { Questions } from '../operations/questions.ts';
import { questionsOver } from '../operations/questions.ts';
import { partOf } from './register-part.ts';

/** What every question may say besides; none of it names a party. */
const BESIDE: ReadonlySet<string> = new Set(['knownAt', 'explain', 'limit', 'offset']);
/** Inputs that name the parties a question is about. */
const PARTIES = ['issuer', 'holder', 'focus'] as const;

/** Above this number of holdings a question may take a second of a processor. */
const LARGE = 2000;

/**
 * Questions of an open register: each is answered from the part that stands around the parties it names, as with
 * `--register` in a terminal. A question that names none is asked of the workspace, and one of a large part goes to `apart`
 * where there is such a place.
 */
export function registerQuestions(
  register: BulkRegister,
  law: Law,
  workspace: Questions,
  apart?: Questions,
): Questions {
  return {
    async answer(name, asked) {
      if (!PARTIES.some((party) => typeof asked[party] === 'string'))
        return workspace.answer(name, asked);
      const { asOf, ...rest } = asked;
      const parameters = Object.fromEntries(
        Object.entries(rest).filter(([field]) => !BESIDE.has(field)),
      );
      const { caseFile, day } = partOf(register, parameters, asOf);
      if (apart && caseFile.holdings.length > LARGE) return apart.answer(name, asked);
      const part = { version: () => 0, caseFile: () => caseFile };
      return questionsOver(part, law, () => day).answer(name, asked);
    },
  };
}
