import { PhraseIndex } from '../phrases.ts';
import { type Member, WordSet } from '../words/set.ts';

/** Kinds of joint work and the words that speak of them; special ones before general ones. */
const KINDS = new PhraseIndex<string>([
  ...kind(
    'leader_follower',
    'leader - follower',
    'leader follower',
    'leader / follower',
    'reference brand',
    'reference company',
    'lead brand',
    'lead company',
    'lead buyer',
    'leads research',
  ),
  ...kind(
    'shared_model',
    'is a redesigned',
    'is a rebadged',
    'a rebadged version',
    'is a twin of',
    'twin of the',
    'shared models',
    'shared model',
    'common model',
    'common small car',
    'model based on the',
  ),
  ...kind(
    'joint_plant',
    'joint plant',
    'joint factory',
    'joint drying plant',
    'shared plant',
    'shared engine plant',
    'plant together',
    'factory together',
    'plant jointly',
    'built jointly',
    'mills in common',
    'plant together with',
    'jointly operate',
    'jointly operated',
    'plants jointly',
  ),
  ...kind(
    'joint_purchasing',
    'joint purchasing',
    'joint procurement',
    'purchasing organisation',
    'purchasing organization',
    'buy parts together',
    'purchase parts together',
  ),
  ...kind(
    'joint_development',
    'joint development',
    'jointly develop',
    'jointly developed',
    'jointly developing',
    'developed jointly',
    'develop together',
    'co - develop',
    'developing together',
    'controllers together',
    'will develop , make',
    'develop and produce',
    'develop and build',
  ),
  ...kind(
    'research',
    'joint research',
    'research centre',
    'research center',
    'study together',
    'joint laboratory',
    'joint study of',
  ),
  ...kind(
    'shared_platform',
    'shared platform',
    'shared platforms',
    'common platform',
    'common platforms',
    'joint platform',
    'joint reservation platform',
    'platform sharing',
    'share platforms',
    'share a platform',
  ),
  ...kind(
    'technology_sharing',
    'technology sharing',
    'sharing technology',
    'share technology',
    'share technologies',
    'technology licence',
    'in exchange for small',
    'pact on batteries',
    'cross - licence',
  ),
  ...kind(
    'supply',
    'supply agreement',
    'supply contract',
    'will supply',
    'supplies engines',
    'supplies batteries',
    'ordered diesel engines',
    'supply deal',
    'supply pact',
    'long - term contracts',
    'long - term contract',
    'already supplies',
    'also supplies',
    'supplier to',
    'first order from',
    'engines from',
    'batteries from',
  ),
  ...kind('publishing', 'publishes'),
  ...kind(
    'joint_service',
    'joint service',
    'joint services',
    'operate vessels',
    'shared terminals',
    'code - share',
    'codeshare',
    'codesharing',
    'share codes',
    'frequent - flyer cooperation',
  ),
  ...kind(
    'joint_initiatives',
    'joint initiatives',
    'strategic joint initiatives',
    'joint projects',
    'joint project',
    'joint production',
    'common projects',
    'work together on',
    'works together with',
    'working together on',
    'cooperate on',
    'cooperate in',
    'cooperation on',
    'cooperation in',
    'collaborate on',
    'collaborate in',
    'are to work together',
    'will work together',
    'already work together',
  ),
]);

function kind(name: string, ...phrases: string[]): (readonly [string, string])[] {
  return phrases.map((phrase) => [phrase, name]);
}

/** What companies share, by its noun. */
const THINGS: ReadonlyMap<string, string> = new Map([
  ...each(
    'joint_plant',
    'plant plants factory factories mill mills site sites line lines kiln refinery yard works smelter foundry',
  ),
  ...each('shared_platform', 'platform platforms architecture system systems'),
  ...each(
    'joint_product',
    'model models car cars van vans truck trucks engine engines battery batteries pack packs product products design vehicle vehicles minicar minicars suv drug vaccine chip chips disc aircraft ship ships vessels',
  ),
  ...each('joint_development', 'development engineering laboratory lab prototype'),
  ...each('research', 'research study studies centre center institute'),
  ...each('joint_purchasing', 'purchasing procurement buying sourcing fuel feedstock parts'),
  ...each(
    'joint_service',
    'service services network flights routes maintenance distribution sales marketing logistics lounge loyalty',
  ),
  ...each('shared_terminals', 'terminal terminals port warehouse warehouses depot depots'),
  ...each(
    'technology_sharing',
    'technology technologies software patents licence licences know-how',
  ),
  ...each(
    'joint_initiatives',
    'projects project initiatives programme programmes pilot production',
  ),
]);
const SHARED: ReadonlySet<string> = new Set(['joint', 'common', 'shared']);
const TOGETHER: ReadonlySet<string> = new Set(['together', 'jointly']);
const WORKS: ReadonlyMap<string, string> = new Map([
  ...each('joint_development', 'develop developed developing design designed designing engineer'),
  ...each('research', 'study studied studying research researching explore exploring'),
  ...each('joint_purchasing', 'buy buying purchase purchasing purchased source procure'),
  ...each(
    'joint_product',
    'build building built make making made produce producing produced manufacture manufacturing manufactured',
  ),
  ...each(
    'joint_service',
    'operate operating operated run running sell selling market marketing offer',
  ),
]);
const SHARES: ReadonlySet<string> = new Set([
  'share',
  'shares',
  'sharing',
  'pool',
  'pooling',
  'pooled',
]);
const SUPPLIES: ReadonlySet<string> = new Set('supply supplies supplied supplying'.split(' '));
const NOT_SUPPLY: ReadonlySet<string> = new Set([
  'chain',
  'chains',
  'side',
  'and',
  'crunch',
  'demand',
]);
const PEOPLE: ReadonlySet<string> = new Set([
  'director',
  'directors',
  'chairman',
  'money',
  'capital',
  'votes',
]);
const LINKS: ReadonlySet<string> = new Set([
  'to',
  'for',
  'with',
  'from',
  'contract',
  'contracts',
  'agreement',
  'agreements',
  'deal',
]);
/** Words at which work may be shared, done together or supplied. */
const CUES = new WordSet([...SHARED, ...SHARES, ...TOGETHER, ...SUPPLIES]);
const NEAR = 4;
const FAR = 9;

function each(kindName: string, nouns: string): (readonly [string, string])[] {
  return nouns.split(' ').map((noun) => [noun, kindName] as const);
}

/** The joint work that words speak of, with the place of its phrase. */
export function projectKindIn(
  words: readonly string[],
  sentence: Member,
): { readonly value: string; readonly at: number } | undefined {
  const known = KINDS.touches(sentence) ? KINDS.first(words) : undefined;
  if (known || !CUES.of(sentence)) return known;
  return sharedThing(words) ?? doneTogether(words) ?? supplied(words);
}

/** "a joint kiln", "shared battery pack", "share a maintenance centre". */
function sharedThing(words: readonly string[]) {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    if (!SHARED.has(word) && !(SHARES.has(word) && isVerb(words, at))) continue;
    const value = thingIn(words.slice(at + 1, at + 1 + NEAR));
    if (value !== undefined && !/^ventures?$/.test(words[at + 1] ?? '')) return { value, at };
  }
  return undefined;
}

/** "shared research costs": what is said of partners in general. */
const TALK: ReadonlySet<string> = new Set(
  'costs cost goals goal values vision resources events demonstrations efforts future challenges'.split(
    ' ',
  ),
);
const NOUN_BEFORE: ReadonlySet<string> = new Set(
  'a the of its their his her per each one and percent % new market ordinary preferred treasury own all euros euro dollars yen a'.split(
    ' ',
  ),
);
const NOUN_AFTER: ReadonlySet<string> = new Set(
  'price prices of in capital purchase sale swap exchange issue for to ownership rose fell'.split(
    ' ',
  ),
);

/** "share a terminal", not "a share": what is held is no work. */
function isVerb(words: readonly string[], at: number): boolean {
  return !NOUN_BEFORE.has(words[at - 1] ?? '') && !NOUN_AFTER.has(words[at + 1] ?? '');
}

function thingIn(words: readonly string[]): string | undefined {
  const stop = words.findIndex((word) => /^[,.;:()]$/.test(word));
  const near = stop === -1 ? words : words.slice(0, stop);
  const noun = near.find((word) => THINGS.has(word));
  return noun === undefined || near.some((word) => TALK.has(word)) ? undefined : THINGS.get(noun);
}

/** "develop two cars together", "jointly run", "will be built jointly". */
function doneTogether(words: readonly string[]) {
  const at = words.findIndex((word) => TOGETHER.has(word));
  if (at === -1 || ['with', 'they', 'hold', 'own'].includes(words[at + 1] ?? '')) return undefined;
  const near = [
    ...words.slice(Math.max(0, at - FAR), at).reverse(),
    ...words.slice(at + 1, at + 3),
  ];
  const verb = near.find((word) => WORKS.has(word));
  if (verb === undefined) return undefined;
  const value = thingIn(near) ?? (WORKS.get(verb) as string);
  return { value, at };
}

/** "will supply engines to", "a supply contract": not the chain. */
function supplied(words: readonly string[]) {
  const at = words.findIndex(
    (word, index) => SUPPLIES.has(word) && !NOT_SUPPLY.has(words[index + 1] ?? ''),
  );
  const after = words.slice(at + 1, at + 1 + FAR);
  const isGoods = !after.some((word) => PEOPLE.has(word)) && after.some((word) => LINKS.has(word));
  return at !== -1 && isGoods ? { value: 'supply', at } : undefined;
}

const STATUSES = new PhraseIndex<string>([
  ...status(
    'ended',
    'scrapped',
    'ended',
    'was dropped',
    'be split',
    'dissolved',
    'cancelled',
    'called off',
    'wound up',
  ),
  ...status('slowed', 'slowed', 'stalled', 'on hold', 'delayed'),
  ...status('talks', 'talks', 'discussions', 'discussion', 'negotiating', 'discuss', 'discussing'),
  ...status('delivered', 'unveiled', 'launched', 'delivered', 'turns out', 'presented'),
]);

function status(name: string, ...phrases: string[]): (readonly [string, string])[] {
  return phrases.map((phrase) => [phrase, name]);
}

/** How far the work is by the words of its sentence: `ended`, `talks` or `delivered`. */
export function projectStatus(words: readonly string[]): string | undefined {
  return STATUSES.first(words)?.value;
}
