import { z } from 'zod';

/** What every question about a resolution takes: the majority, the year it hangs on, the item. */
export const meetingInput = {
  rule: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .describe('the majority needed: a rule, or the versions of one law'),
  yearClosed: z
    .string()
    .min(4)
    .optional()
    .describe('close of the financial year that the meeting decides on'),
  item: z
    .string()
    .min(1)
    .optional()
    .describe('an item of the agenda: caps that do not cover it are left out'),
};
