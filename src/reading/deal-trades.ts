import type { DealClaim } from '../evidence/index.ts';
import { canHold } from './actor.ts';
import type { Clause } from './clause.ts';
import { dealStatus } from './deal-kinds.ts';
import type { Mention } from './mention.ts';
import { marksOf, modalityOf } from './modality.ts';
import { lowerWords, type Page, type SentenceParts } from './page.ts';
import type { ReadClaim } from './reading.ts';
import { homeOf } from './role-company.ts';
import { coreferences } from './stakes.ts';

const BUYS: ReadonlySet<string> = new Set(
  'buy buys bought buying acquire acquires acquired purchase purchases purchased'.split(' '),
);
const SELLS: ReadonlySet<string> = new Set(
  'sell sells sold selling divest divested offload offloaded disposed'.split(' '),
);
const TRADED: ReadonlySet<string> = new Set(
  'share shares stake stakes holding holdings interest packet block'.split(' '),
);
const REACH = 7;

/** "X bought its shares from Y", "X sold what was left of its Z shares": trades that name no percentage. */
export function tradeDeals(page: Page, parts: SentenceParts): ReadClaim<DealClaim>[] {
  return parts.clauses.flatMap((clause) => tradeIn(page, parts, clause) ?? []);
}

function tradeIn(
  page: Page,
  parts: SentenceParts,
  clause: Clause,
): ReadClaim<DealClaim> | undefined {
  const verb = clause.verbs.find(({ head }) => BUYS.has(head) || SELLS.has(head));
  const trader = clause.subject;
  if (!verb || verb.passive || verb.negated || !trader || !canHold(trader.actor)) return undefined;
  const object = lowerWords(page, {
    from: verb.to,
    to: Math.min(parts.sentence.to, verb.to + REACH),
  });
  const at = object.findIndex(
    (word, offset) => TRADED.has(word) && page.tokens[verb.to + offset]?.text === word,
  );
  if (at === -1) return undefined;
  const own = object.slice(0, at).join(' ').includes('its own');
  const back = lowerWords(page, { from: verb.to, to: parts.sentence.to }).join(' ');
  const company = own ? trader : companyOf(page, parts, trader, verb.to + at);
  const other = counterparty(page, parts, [trader, company], verb.to);
  if (!company || (company.actor === trader.actor && !own)) return undefined;
  const kind =
    own || back.includes(' back to ')
      ? 'buyback'
      : SELLS.has(verb.head)
        ? 'stake_sale'
        : 'stake_purchase';
  return claimOf(page, parts, {
    clause,
    kind,
    parties: [trader, company, ...(other ? [other] : [])],
  });
}

/** "its Mediobanca shares", "shares in X"; else the company that the text is about. */
function companyOf(
  page: Page,
  parts: SentenceParts,
  trader: Mention,
  noun: number,
): Mention | undefined {
  const near = parts.mentions.find(
    (mention) =>
      mention.actor !== trader.actor &&
      ['company', 'fund', 'group'].includes(mention.actor.kind) &&
      ((mention.to <= noun && noun - mention.to <= 1) ||
        (mention.from > noun &&
          mention.from - noun <= 3 &&
          ['in', 'of'].includes(page.tokens[noun + 1]?.lower ?? ''))),
  );
  return near ?? homeOf(page);
}

function counterparty(
  page: Page,
  parts: SentenceParts,
  known: readonly (Mention | undefined)[],
  from: number,
): Mention | undefined {
  return parts.mentions.find((mention) => {
    const before = lowerWords(page, { from: Math.max(from, mention.from - 4), to: mention.from });
    return (
      mention.from > from &&
      (before.includes('from') || before.includes('to')) &&
      canHold(mention.actor) &&
      !mention.place &&
      !known.some((one) => one?.actor === mention.actor)
    );
  });
}

interface Trade {
  readonly clause: Clause;
  readonly kind: string;
  readonly parties: readonly Mention[];
}

function claimOf(
  page: Page,
  parts: SentenceParts,
  { clause, kind, parties }: Trade,
): ReadClaim<DealClaim> {
  const modality = modalityOf(marksOf(page, parts, clause));
  const said = dealStatus(lowerWords(page, clause));
  return {
    claim: {
      type: 'deal',
      kind,
      parties: parties.map(({ actor }) => actor.name),
      status: modality === 'asserted' ? 'completed' : said === 'completed' ? 'planned' : said,
    },
    circumstance: { modality },
    start: parts.sentence.start,
    end: parts.sentence.end,
    coreferences: parties.flatMap((mention) =>
      coreferences('party', { mention, here: parts.mentions.includes(mention) }, parts),
    ),
    band: 'review',
    score: 0.5,
  };
}
