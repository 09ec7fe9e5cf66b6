import { z } from 'zod';

/** A stake as a model proposes it: nothing but words of the article, and how they are meant. */
export const PROPOSALS = z.strictObject({
  stakes: z
    .array(
      z.strictObject({
        sentence: z.string().min(1).describe('the whole sentence, copied letter by letter'),
        percent: z.string().min(1).describe('the percentage as the sentence writes it'),
        holder: z.string().min(1).describe('the name of the owner as the article writes it'),
        company: z.string().min(1).describe('the name of the company that is owned, as written'),
        basis: z.enum(['capital', 'votes']),
        action: z.enum(['hold', 'raise', 'cut', 'prior', 'increment']),
        modality: z.enum(['asserted', 'reported', 'planned', 'denied', 'hypothetical']),
      }),
    )
    .max(200),
});

export type Proposals = z.infer<typeof PROPOSALS>;
export type Proposal = Proposals['stakes'][number];
