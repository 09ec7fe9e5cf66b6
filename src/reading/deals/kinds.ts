import { PhraseIndex } from '../phrases.ts';
import type { Member } from '../words/set.ts';

/** A kind of deal and the words of a clause that speak of it; the words of a phrase stand side by side. */
interface DealKind {
  readonly kind: string;
  readonly phrases: readonly string[];
}

/** Kinds in the order in which they are tried: special ones before general ones. */
const DEAL_KINDS: readonly DealKind[] = [
  kind(
    'joint_venture',
    'joint venture',
    'joint - venture',
    'jv',
    '50/50 venture',
    '50 - 50 venture',
    'jointly owned venture',
    'a venture',
    'new venture',
  ),
  kind(
    'settlement',
    'have settled',
    'been settled',
    'was settled',
    'is settled',
    'settles the',
    'settle the',
    'settle their',
    'a settlement with',
    'has settled',
    'settled a',
    'settled their',
    'reached a settlement',
    'out - of - court settlement',
  ),
  kind(
    'capital_increase',
    'capital increase',
    'rights issue',
    'new shares',
    'private placement',
    'share issue',
    'issue shares',
    'capital raising',
    'equity offering',
    'stock offering',
    'share offering',
    'an offering of',
  ),
  kind(
    'buyback',
    'buy back',
    'buys back',
    'bought back',
    'buyback',
    'share buyback',
    'repurchase',
    'repurchased',
    'buying back',
  ),
  kind('ipo', 'ipo', 'initial public offering', 'floated', 'flotation', 'float', 'go public'),
  kind(
    'spinoff',
    'spin off',
    'spin - off',
    'spun off',
    'spins off',
    'spinning off',
    'demerger',
    'demerge',
  ),
  kind(
    'share_swap',
    'share swap',
    'swap shares',
    'exchange of shares',
    'share exchange',
    'cross - shareholding agreement',
    'mutual shareholdings',
    'stakes in each other',
    'shares in each other',
  ),
  kind(
    'trust_transfer',
    'into a trust',
    'to a trust',
    'into a french trust',
    'to a foundation',
    'into a dutch foundation',
  ),
  kind(
    'takeover_bid',
    'bid for',
    'takeover bid',
    'tender offer',
    'takeover offer',
    'public offer',
    'hostile bid',
    'mandatory offer',
    'offer for all',
    'to bid',
    'make an offer',
    'launch an offer',
    'launch a bid',
    'made an offer',
    'voluntary offer',
    'possible offer',
    'its offer',
    'unsolicited',
    'takeover approach',
    'the approach',
    'an approach from',
    'proposal to buy',
    'company private',
    'counter - offer',
    'superior proposal',
    'counterbid',
    'a share in cash',
    'to be a bidder',
  ),
  kind(
    'merger',
    'merger',
    'merge',
    'merging',
    'merged',
    'amalgamation',
    'tie - up',
    'combination',
    'integrate their businesses',
  ),
  kind(
    'asset_sale',
    'sale of the',
    'sell its business',
    'sold its business',
    'sell its unit',
    'sold its unit',
    'sell the unit',
    'sell its division',
    'memory - chip unit',
  ),
  kind('acquisition', 'took over', 'take over', 'bought out', 'acquired', 'takes over'),
  kind('investment', 'invest up to', 'injected'),
];

function kind(name: string, ...phrases: string[]): DealKind {
  return { kind: name, phrases };
}

const KIND_PHRASES = new PhraseIndex(
  DEAL_KINDS.flatMap(({ kind: name, phrases }) =>
    phrases.map((phrase) => [phrase, { kind: name, words: phrase.split(' ').length }] as const),
  ),
);

/** Whether a stretch may speak of a deal. */
export function touchesDeals(stretch: Member): boolean {
  return KIND_PHRASES.touches(stretch);
}

/** The kind that the words speak of, with the position of its phrase. */
export function dealKindIn(
  words: readonly string[],
): { readonly kind: string; readonly at: number; readonly words: number } | undefined {
  const hit = KIND_PHRASES.first(words);
  return hit && { kind: hit.value.kind, at: hit.at, words: hit.value.words };
}
