import type { Actor } from './actor.ts';
import { governedFrom } from './geography.ts';
import type { Page } from './page.ts';
import { foldText } from './register.ts';

/**
 * What a text calls the actors whose register names it does not use: "EADS" for Airbus, "Fuji Heavy
 * Industries" for Subaru. The longest form, as the text writes it, by the name of the register.
 */
export function textNames(page: Page): ReadonlyMap<string, string> {
  const forms = new Map<Actor, string[]>();
  for (const { form, actor, start, end } of page.mentions) {
    if (form !== 'name' || actor.learned === true || !NAMED.has(actor.kind)) continue;
    const written = page.text.slice(start, end).replace(/\s+/g, ' ');
    if (governedFrom(written) !== undefined) continue;
    forms.set(actor, [...(forms.get(actor) ?? []), written]);
  }
  return new Map(
    [...forms].flatMap(([{ name }, written]): [string, string][] => {
      const others = written.filter((form) => !foldText(form).startsWith(foldText(name)));
      const own = written.length - others.length;
      if (others.length === 0 || (own > 0 && others.length < MOSTLY * own)) return [];
      return [[name, others.reduce((a, b) => (b.length > a.length ? b : a))]];
    }),
  );
}

/** How many times oftener a text must use another name than the register's. */
const MOSTLY = 4;

/** Persons keep one name: "Mr Ghosn" is a form, not another name. */
const NAMED: ReadonlySet<Actor['kind']> = new Set(['company', 'fund', 'body', 'state']);
