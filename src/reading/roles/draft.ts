import type { Actor } from '../actor.ts';
import type { Mention } from '../mentions/mention.ts';
import type { Page, SentenceParts } from '../page.ts';

/** A post that a sentence names, by its tokens (`to` exclusive). */
export interface Post {
  readonly post: string;
  readonly from: number;
  readonly to: number;
  /** "directors": of several people. */
  readonly plural?: boolean;
  /** A common noun, which is a post only beside a person: "adviser". */
  readonly weak?: boolean;
}

/** A person in a post before its company is settled. */
export interface RoleDraft {
  readonly parts: SentenceParts;
  readonly person: Mention;
  readonly post: Post;
  readonly status: string;
  /** The company that the words themselves join to the post: "chairman of X", "X's chairman". */
  readonly employer?: Mention;
  /** The state of a public post, with how much speaks for it: "the French finance minister". */
  readonly state?: { readonly state: Actor; readonly odds: number };
}

/** The people of a sentence, named or meant. */
export function peopleOf(parts: SentenceParts): Mention[] {
  return parts.mentions.filter((mention) => mention.actor.kind === 'person');
}

/** Whoever can have posts to give. */
export function isEmployer(mention: Mention): boolean {
  return (
    ['company', 'fund', 'body', 'state', 'group'].includes(mention.actor.kind) && !mention.place
  );
}

const JOINTS: ReadonlySet<string> = new Set(
  ', and & as well mr mrs ms dr madam sir . lawyer former minister ex - professor'.split(' '),
);

/** A person with those that a list joins to it: "X, Y and Z". */
export function coordinated(page: Page, parts: SentenceParts, person: Mention): Mention[] {
  const people = peopleOf(parts).filter(({ possessive }) => !possessive);
  const at = people.indexOf(person);
  if (at === -1) return [person];
  let [first, last] = [at, at];
  while (first > 0 && isJoint(page, people[first - 1] as Mention, people[first] as Mention))
    first -= 1;
  while (
    last + 1 < people.length &&
    isJoint(page, people[last] as Mention, people[last + 1] as Mention)
  )
    last += 1;
  return people.slice(first, last + 1);
}

function isJoint(page: Page, { to }: Mention, { from }: Mention): boolean {
  const gap = page.tokens.slice(to, from);
  return gap.length > 0 && gap.length <= 5 && gap.every(({ lower }) => JOINTS.has(lower));
}
