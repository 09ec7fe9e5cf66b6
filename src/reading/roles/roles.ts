import type { RoleClaim } from '../../evidence/index.ts';
import { canBeCompany } from '../actor.ts';
import { marksOf, modalityOf } from '../modality.ts';
import { clauseAt, type Page } from '../page.ts';
import { scoreOf, softmax } from '../ranker.ts';
import type { ReadClaim } from '../reading.ts';
import type { RoleDraft } from './draft.ts';
import { draftsOf } from './drafts.ts';
import { type Employed, type EmployerChoice, employedIn, employerChoices } from './employer.ts';
import { isPublic } from './state.ts';
import { coreferences } from '../stakes/stakes.ts';
import { EMPLOYER_WEIGHTS } from '../weights/employer.ts';

/** Who holds, takes or leaves which post of which company. */
export function findRoles(page: Page): ReadClaim<RoleClaim>[] {
  const drafts = draftsOf(page);
  const employed = employedIn(drafts);
  return drafts.flatMap((draft) => claimOf(page, draft, likeliestFor(page, draft, employed)) ?? []);
}

/** The company of a post; a minister of whose state nothing is said belongs to none. */
function likeliestFor(page: Page, draft: RoleDraft, employed: Employed): Likeliest | undefined {
  const choices = employerChoices(page, draft, employed);
  const isStates = isPublic(draft.post.post) && !draft.employer;
  return likeliestOf(
    isStates ? choices.filter(({ mention }) => !canBeCompany(mention.actor)) : choices,
  );
}

interface Likeliest {
  readonly choice: EmployerChoice;
  readonly odds: number;
}

function likeliestOf(choices: readonly EmployerChoice[]): Likeliest | undefined {
  const odds = softmax(choices.map(({ features }) => scoreOf(EMPLOYER_WEIGHTS, features)));
  const best = odds.indexOf(Math.max(...odds));
  const choice = choices[best];
  return choice && { choice, odds: odds[best] ?? 0 };
}

/** What somebody is by trade, unless the words name the company: "the fund manager X". */
const TRADES =
  /^(?:founder|co-founder|partner|(?:\w+ )?manager|adviser|advisor|representative|counsel|executive|secretary)$/;

/** From here the company of a post is accepted. */
const SURE = 0.7;

/** The odds of a company that the words join by its name, or a state by its adjective. */
const STATED = 0.95;

function companyOf({ state }: RoleDraft, likeliest: Likeliest | undefined) {
  const actor = state?.state ?? likeliest?.choice.mention.actor;
  return actor && { company: actor.name };
}

function claimOf(
  page: Page,
  draft: RoleDraft,
  likeliest: Likeliest | undefined,
): ReadClaim<RoleClaim> | undefined {
  const { parts, post, person, status } = draft;
  if (TRADES.test(post.post) && draft.employer?.form !== 'name') return undefined;
  const clause = clauseAt(parts, post.from);
  const marks = clause ? marksOf(page, parts, clause) : undefined;
  const changes = status !== 'current' && status !== 'former' && marks !== undefined;
  const claim: RoleClaim = {
    type: 'role',
    person: person.actor.name,
    post: post.post,
    status,
    ...companyOf(draft, likeliest),
  };
  const score = Math.min(STATED, draft.state?.odds ?? likeliest?.odds ?? 0.3);
  return {
    claim,
    circumstance: {
      modality: changes ? modalityOf({ ...marks, denied: false, hypothetical: false }) : 'asserted',
    },
    start: parts.sentence.start,
    end: parts.sentence.end,
    coreferences: coreferences('person', { mention: person, here: true }, parts),
    band: score >= SURE ? 'accept' : 'review',
    score,
  };
}
