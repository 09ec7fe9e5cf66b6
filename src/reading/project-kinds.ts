import { PhraseIndex } from './phrases.ts';

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
  ),
  ...kind(
    'joint_initiatives',
    'joint initiatives',
    'strategic joint initiatives',
    'joint projects',
    'joint project',
    'joint production',
    'common projects',
  ),
]);

function kind(name: string, ...phrases: string[]): (readonly [string, string])[] {
  return phrases.map((phrase) => [phrase, name]);
}

/** The joint work that words speak of, with the place of its phrase. */
export function projectKindIn(
  words: readonly string[],
): { readonly value: string; readonly at: number } | undefined {
  return KINDS.first(words);
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
