import { WordMap, words } from './set.ts';

/** What a verb does to a holding, a vote or a statement. */
export type VerbClass =
  'own' | 'buy' | 'sell' | 'raise' | 'cut' | 'be' | 'say' | 'vote' | 'aux' | 'other';

interface Irregular {
  readonly [base: string]: string;
}

const IRREGULAR: Irregular = {
  own: 'owned',
  hold: 'held',
  have: 'has had having',
  keep: 'kept',
  buy: 'bought',
  take: 'took taken',
  get: 'got gotten getting',
  sell: 'sold',
  give: 'gave given',
  cut: 'cutting',
  shrink: 'shrank shrunk',
  fall: 'fell fallen',
  rise: 'rose risen',
  grow: 'grew grown',
  go: 'went gone goes',
  come: 'came',
  say: 'said',
  tell: 'told',
  write: 'wrote written',
  be: 'is are was were been being am',
  become: 'became',
  leave: 'left',
  put: 'putting',
  pay: 'paid',
  make: 'made',
  see: 'saw seen',
  bring: 'brought',
  begin: 'began begun beginning',
  lose: 'lost',
  win: 'won winning',
  set: 'setting',
  meet: 'met',
  lead: 'led',
  lend: 'lent',
  find: 'found',
  drop: 'dropped dropping',
  trim: 'trimmed trimming',
  step: 'stepped stepping',
  stop: 'stopped stopping',
  plan: 'planned planning',
  swap: 'swapped swapping',
  strip: 'stripped',
  dip: 'dipped',
  cast: 'cast',
  bid: 'bidding',
  let: 'letting',
  run: 'ran running',
  fight: 'fought',
  seek: 'sought',
  think: 'thought',
  stand: 'stood',
  quit: 'quitting',
  show: 'shown',
  speak: 'spoke spoken',
  draw: 'drew drawn',
  forgo: 'forwent',
  withdraw: 'withdrew withdrawn',
  commit: 'committed committing',
  permit: 'permitted',
  submit: 'submitted',
  refer: 'referred',
  transfer: 'transferred transferring',
  control: 'controlled controlling',
  float: 'floated',
  hive: 'hived',
  spin: 'spun spinning',
  split: 'splitting',
  ban: 'banned',
  scrap: 'scrapped scrapping',
  veto: 'vetoed vetoing',
  up: 'upped',
  oust: 'ousted',
  creep: 'crept',
  choose: 'chose chosen',
  mean: 'meant',
  deal: 'dealt',
  arise: 'arose',
  undertake: 'undertook',
  overtake: 'overtook',
  outvote: 'outvoted',
  hike: 'hiked',
  shed: 'shedding',
  spend: 'spent',
  sit: 'sat sitting',
  lie: 'lay lain lying',
  wind: 'wound',
  bind: 'bound',
  oversee: 'oversaw overseen',
};

const CLASSES: Readonly<Record<Exclude<VerbClass, 'aux'>, string>> = {
  own: 'own hold have control keep retain possess command own belong account',
  buy: 'buy acquire purchase take get receive gain subscribe obtain pick snap secure secure accumulate amass invest collect inherit subscribe enter spend',
  sell: 'sell divest dispose offload transfer hand cede unload place exit surrender relinquish give shed',
  raise:
    'raise increase lift boost build double climb rise grow hike up expand treble triple push bring creep edge extend top move strengthen',
  cut: 'cut reduce lower trim pare shrink drop fall dilute slip decrease decline halve dip scale',
  be: 'be become remain stay represent amount',
  say: 'say tell announce report add state confirm deny write note claim argue insist warn comment declare disclose reveal explain believe think expect show suggest indicate estimate describe call',
  vote: 'vote approve reject oppose abstain back support endorse veto block ratify defeat outvote decline pass clear adopt',
  other: `pay make see bring begin begin lose win set meet lead lend find step stop plan swap run fight seek stand quit speak draw withdraw commit submit refer merge agree want intend hope consider study propose offer
    bid launch refuse walk end talk negotiate discuss sign form create found establish launch list float spin carve issue cancel repurchase redeem convert exercise grant lend borrow use let allow force oblige require demand
    ask urge call accuse blame criticise criticize praise welcome regret sue file appeal rule order fine probe investigate raid arrest charge detain appoint name elect nominate replace succeed resign retire dismiss oust fire
    join head chair serve work resume reopen complete close finish fail collapse scrap shelve suspend delay postpone start open build develop supply share use produce jump flee stymie sour flare slow deteriorate crumble unravel
    go come leave return emerge surface sit lie rest reinvest bind transform wind dispense rise account total reach control notify prepare decide promise pledge attempt raise oversee manage lease press campaign lobby rebuff snub court woo eye target value rate price rank trade list yield earn owe repay settle sanction rescue save bail nationalise nationalize privatise privatize delist relist demerge consolidate restructure reorganise reorganize revamp overhaul integrate absorb swallow dominate underwrite guarantee back finance fund
    threaten insist seem appear continue cooperate collaborate need fear gain cross exceed reach pass employ operate`,
};

/** Classes of all inflected forms; a form that is also a noun ("stake", "offer") stays a verb form. */
export const VERB_FORMS = new WordMap(forms());

/** Verbs that help others. */
export const AUXILIARIES = words(
  'will would can could may might must shall should do does did is are was were be been being has have had having to',
);

export function verbClass(word: string): VerbClass | undefined {
  return VERB_FORMS.get(word);
}

/** The forms of a verb: "cut", "cuts", "cutting". */
export function inflect(base: string): string[] {
  const stem = base.endsWith('e') ? base.slice(0, -1) : base;
  const y = /[^aeiou]y$/.test(base) ? base.slice(0, -1) : undefined;
  const third = y ? `${y}ies` : /(?:s|x|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`;
  return [
    base,
    third,
    y ? `${y}ied` : `${stem}ed`,
    `${stem}ing`,
    ...(IRREGULAR[base]?.split(' ') ?? []),
  ];
}

function forms(): Map<string, VerbClass> {
  const found = new Map<string, VerbClass>();
  for (const [kind, bases] of Object.entries(CLASSES)) {
    for (const base of bases.split(/\s+/)) {
      for (const form of inflect(base)) if (!found.has(form)) found.set(form, kind as VerbClass);
    }
  }
  return found;
}
