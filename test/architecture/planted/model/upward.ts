// A planted violation: the nouns must not know the command line.
import { run } from '../cli/program.ts';

export const planted = run;
