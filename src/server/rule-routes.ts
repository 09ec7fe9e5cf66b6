import type { Hono } from 'hono';
import { majorityChoices } from '../law/majority-choice.ts';
import { SCHEMA_VERSION } from '../operations/respond.ts';
import type { AppOptions } from './app.ts';
import type { ETags } from './etags.ts';

/** The rules that a meeting can choose from: those that ship, and those of `--law`. */
export function addRules(hono: Hono, { law }: Pick<AppOptions, 'law'>, tags: ETags): void {
  hono.get('/api/rules', (context) =>
    tags.respond(context, () =>
      context.json({ schemaVersion: SCHEMA_VERSION, rows: majorityChoices(law) }),
    ),
  );
}
