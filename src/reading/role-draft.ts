import type { Mention } from './mention.ts';
import type { SentenceParts } from './page.ts';

/** A post that a sentence names, by its tokens (`to` exclusive). */
export interface Post {
  readonly post: string;
  readonly from: number;
  readonly to: number;
}

/** A person in a post before its company is settled. */
export interface RoleDraft {
  readonly parts: SentenceParts;
  readonly person: Mention;
  readonly post: Post;
  readonly status: string;
  /** The company that the words themselves join to the post: "chairman of X", "X's chairman". */
  readonly employer?: Mention;
}

export function peopleOf(parts: SentenceParts): Mention[] {
  return parts.mentions.filter((mention) => mention.actor.kind === 'person');
}

/** Whoever can have posts to give. */
export function isEmployer(mention: Mention): boolean {
  return (
    ['company', 'fund', 'body', 'state', 'group'].includes(mention.actor.kind) && !mention.place
  );
}
