import type { Actor } from '../actor.ts';
import { countryOf } from '../geography.ts';
import type { Mention, Phrase } from '../mentions/mention.ts';
import type { Page } from '../page.ts';
import { isCapitalised, type Token } from '../token.ts';
import { NOUNS, VERB_FORMS } from '../words/index.ts';
import { words } from '../words/set.ts';

/** What a text says of an actor besides its name: "the Milan-based lender", "paint maker KCC". */
export interface Profile {
  /** Lower-case words of its names and of what stands beside them. */
  readonly words: ReadonlySet<string>;
  readonly countries: ReadonlySet<string>;
  readonly sectors: ReadonlySet<string>;
}

interface Draft {
  readonly words: Set<string>;
  readonly countries: Set<string>;
  readonly sectors: Set<string>;
}

const EMPTY: Profile = { words: new Set(), countries: new Set(), sectors: new Set() };
const PROFILES = new WeakMap<Page, ReadonlyMap<Actor, Profile>>();
const BEFORE = 3;
const BEHIND = 9;
const STOP = words(
  'of in on at by to from with for and or but as than that which who whose will would has had have is was were are be been not its their his her the a an',
);
/** Nouns and adjectives that fit every company. */
const GENERAL = words(
  'company companies firm group business giant maker manufacturer producer operator owner shareholder investor holder partner rival target bidder buyer seller parent subsidiary unit arm holding vehicle largest biggest top big main second third new old former listed unlisted private public state-owned own other same based',
);
/** Words in names that tell what a company does, by the sectors that nouns stand for. */
const SECTOR_WORDS: Readonly<Record<string, readonly string[]>> = {
  bank: ['bank', 'banca', 'banco', 'banque', 'banka', 'bancorp', 'kasse', 'caixa', 'caja', 'cassa'],
  insurer: ['insurance', 'assurance', 'assicurazioni', 'seguros', 'versicherung', 'mutual', 'life'],
  brewer: ['brewery', 'brouwerij', 'brasserie', 'brewing', 'pilsner', 'beer', 'bryg', 'brau'],
  airline: ['airlines', 'airways', 'air', 'avia', 'aviation'],
  carmaker: ['motor', 'motors', 'auto', 'automobile', 'automotive', 'cars'],
  utility: ['power', 'energy', 'energie', 'electric', 'gas', 'water', 'hydro', 'energo'],
  operator: ['telecom', 'telekom', 'telefonica', 'mobile', 'communications'],
  retailer: ['stores', 'retail', 'supermarkets', 'markets'],
  miner: ['mining', 'metals', 'minerals', 'resources', 'nickel', 'gold', 'copper'],
  steelmaker: ['steel', 'ispat', 'acero'],
  drugmaker: ['pharma', 'pharmaceuticals', 'pharmaceutical', 'biotech'],
  chipmaker: ['semiconductor', 'semicon', 'electronics'],
};
const SECTORS: ReadonlyMap<string, string> = new Map(
  Object.entries(SECTOR_WORDS).flatMap(([sector, list]) =>
    list.map((word) => [word, sector] as const),
  ),
);

/** What a text and the register say of an actor. */
export function profileOf(page: Page, actor: Actor): Profile {
  const known = PROFILES.get(page) ?? profilesOf(page);
  PROFILES.set(page, known);
  return known.get(actor) ?? EMPTY;
}

function profilesOf(page: Page): Map<Actor, Profile> {
  const drafts = new Map<Actor, Draft>();
  for (const mention of page.mentions) {
    if (mention.form !== 'name') continue;
    const draft = drafts.get(mention.actor) ?? draftOf(mention.actor);
    drafts.set(mention.actor, draft);
    for (const token of beside(page.tokens, mention)) add(draft, token);
  }
  return drafts;
}

function draftOf(actor: Actor): Draft {
  const draft: Draft = { words: new Set(), countries: new Set(), sectors: new Set() };
  if (actor.country !== undefined) draft.countries.add(actor.country);
  if (actor.sector !== undefined) draft.sectors.add(actor.sector);
  return draft;
}

function add(draft: Draft, { text, lower, key }: Token): void {
  if (STOP.has(lower) || GENERAL.has(lower)) return;
  draft.words.add(key);
  const country = countryOf(text);
  if (country !== undefined) draft.countries.add(country);
  for (const sector of sectorsOf(lower)) draft.sectors.add(sector);
}

/** The sectors that a noun or a word of a name stands for. */
function sectorsOf(word: string): readonly string[] {
  const named = SECTORS.get(word);
  return NOUNS.get(word)?.sector ?? (named === undefined ? [] : [named]);
}

/** The words of a name, the describing ones before it, and an apposition behind it. */
function beside(tokens: readonly Token[], mention: Mention): Token[] {
  const found = tokens.slice(mention.from, mention.to);
  for (let at = mention.from - 1; at >= Math.max(0, mention.from - BEFORE); at -= 1) {
    const token = tokens[at] as Token;
    if (token.kind !== 'word' || STOP.of(token) || VERB_FORMS.of(token) !== undefined) break;
    found.push(token);
  }
  if (tokens[mention.to]?.text !== ',') return found;
  const opening = tokens[mention.to + 1];
  const opens =
    ['a', 'an', 'the'].includes(opening?.lower ?? '') ||
    (isCapitalised(opening) && tokens[mention.to + 2]?.lower === "'s");
  if (!opens) return found;
  for (let at = mention.to + 1; at < Math.min(tokens.length, mention.to + BEHIND); at += 1) {
    const token = tokens[at] as Token;
    if (token.kind === 'mark' && token.text !== '-') break;
    if (STOP.of(token) && at > mention.to + 2) break;
    found.push(token);
  }
  return found;
}

/** How what a noun phrase says fits an actor: `match`, `clash` or nothing known. */
export function agreement(profile: Profile, phrase: Phrase): string[] {
  const found: string[] = [];
  if (phrase.country !== undefined && profile.countries.size > 0)
    found.push(profile.countries.has(phrase.country) ? 'country-match' : 'country-clash');
  const sectors = phrase.words.flatMap((word) => [...sectorsOf(word)]);
  if (sectors.length > 0 && profile.sectors.size > 0)
    found.push(
      sectors.some((sector) => profile.sectors.has(sector)) ? 'sector-match' : 'sector-clash',
    );
  if (phrase.words.some((word) => !GENERAL.has(word) && profile.words.has(word)))
    found.push('word-match');
  return found;
}
