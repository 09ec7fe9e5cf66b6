import type { Actor } from './actor.ts';
import type { Page } from './page.ts';
import { foldText } from './register.ts';

/**
 * What a text calls the actors whose register names it does not use: "EADS" for Airbus, "Fuji Heavy
 * Industries" for Subaru. The longest form, as the text writes it, by the name of the register.
 */
export function textNames(page: Page): ReadonlyMap<string, string> {
  const forms = new Map<Actor, Set<string>>();
  for (const { form, actor, start, end } of page.mentions) {
    if (form !== 'name' || actor.learned === true || !NAMED.has(actor.kind)) continue;
    const known = forms.get(actor) ?? new Set<string>();
    forms.set(actor, known.add(page.text.slice(start, end).replace(/\s+/g, ' ')));
  }
  return new Map(
    [...forms].flatMap(([{ name }, written]): [string, string][] => {
      const own = foldText(name);
      const longest = [...written].reduce((a, b) => (b.length > a.length ? b : a));
      return [...written].some((form) => foldText(form).startsWith(own)) ? [] : [[name, longest]];
    }),
  );
}

/** States and persons keep one name: "the French government" and "Mr Ghosn" are forms, not other names. */
const NAMED: ReadonlySet<Actor['kind']> = new Set(['company', 'fund', 'body']);
