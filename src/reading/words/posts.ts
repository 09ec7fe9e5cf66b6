import { words } from './set.ts';

/** Words of which posts are made; capitalised they still are no part of a name. */
export const POST_WORDS = words(
  'ceo cfo coo cmo cto cro cso cio chro fd svp evp vp chairman chairwoman chairperson chair president director chief minister deputy vice secretary governor mayor chancellor premier manager executive officer founder spokesman spokeswoman treasurer commissioner',
);
