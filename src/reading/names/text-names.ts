import type { Actor } from '../actor.ts';
import { governedFrom } from '../geography.ts';
import type { Mention, Span } from '../mentions/mention.ts';
import type { Page } from '../page.ts';
import { foldText } from '../register.ts';

/** A name of the register, and how the text writes it at one place. */
export interface TextForm extends Span {
  readonly name: string;
  readonly written: string;
}

/** Persons keep one name: "Mr Ghosn" is a form, not another name. */
const NAMED: ReadonlySet<Actor['kind']> = new Set(['company', 'fund', 'body', 'state']);

/** How many times oftener a text must use another name than the register's. */
const MOSTLY = 4;

/** The names of actors of the register, as the text writes them; seats of governments are left out. */
export function textForms(page: Page): TextForm[] {
  return page.mentions.flatMap((mention) => (mention.form === 'name' ? formOf(page, mention) : []));
}

function formOf({ text, index }: Page, { actor, start, end }: Mention): TextForm[] {
  if (actor.learned === true || !NAMED.has(actor.kind)) return [];
  const written = text.slice(start, end).replace(/\s+/g, ' ');
  const own = index.named(written) === actor && governedFrom(written) === undefined;
  return own ? [{ name: actor.name, written, start, end }] : [];
}

/** The forms by which one claim names its actors: those of the mentions, or of what they stand for. */
export function formsOf(page: Page, mentions: readonly Mention[]): TextForm[] {
  return mentions.flatMap((mention) => formOf(page, { ...mention, ...mention.antecedent }));
}

/**
 * What a text calls the actors whose register names it does not use: "EADS" for Airbus, "Fuji Heavy
 * Industries" for Subaru. The longest form, as the text writes it, by the name of the register.
 */
export function calledIn(forms: readonly TextForm[]): (name: string) => string | undefined {
  const called = new Map<string, string>();
  for (const [name, written] of grouped(forms)) {
    const others = written.filter((form) => !foldText(form).startsWith(foldText(name)));
    const own = written.length - others.length;
    if (others.length > 0 && (own === 0 || others.length >= MOSTLY * own))
      called.set(
        name,
        others.reduce((a, b) => (b.length > a.length ? b : a)),
      );
  }
  return (name) => called.get(name);
}

/** The forms of a stretch of the text, of forms in the order of the text. */
export function formsWithin(forms: readonly TextForm[], { start, end }: Span): TextForm[] {
  let [low, high] = [0, forms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((forms[middle] as TextForm).start < start) low = middle + 1;
    else high = middle;
  }
  const found: TextForm[] = [];
  for (let at = low; at < forms.length && (forms[at] as TextForm).end <= end; at += 1)
    found.push(forms[at] as TextForm);
  return found;
}

function grouped(forms: readonly TextForm[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name, written } of forms) found.set(name, [...(found.get(name) ?? []), written]);
  return found;
}
