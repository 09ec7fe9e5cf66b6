import { PhraseIndex } from '../phrases.ts';

/** What the words around a deal say of how far it has come; a status goes before those below it. */
const STATUSES: readonly (readonly [status: string, phrases: readonly string[]])[] = [
  status(
    'denied',
    'denied|denies|deny|no plan|no plans|no intention|not intend|not merging|no interest',
    'not signed|no talks|not been|contradicts|contradicted|out of the question|ruled out',
    'rules out|not in talks|untrue|dismissed reports|dismissed a report|rubbished',
  ),
  status(
    'withdrawn',
    'withdrew|withdrawn|dropped|drops|abandoned|scrapped|walked away|walking away',
    'called off|is off|shelved|pulled|cancelled|tore up|gave up|off the table|withdraws',
    'abandons|scraps|shelves|calls off|call off|walks away|pulls out|pulled out',
    'backed out|backs out|gives up|given up|not complete|not go ahead|not going ahead',
    'not proceed|not pursue|canceled|cancels|ditched|ditches|stopped its|ends its',
    'halted its',
  ),
  status(
    'rejected',
    'rejected|rejects|refused|turned down|rebuffed|turned that down|shown the door',
    'snubbed|spurned|declined|voted down|voted against|voted not|votes down|turns down',
    'rebuffs|spurns|refuses|rejecting|dismisses|said no',
  ),
  status(
    'blocked',
    'blocked|blocks|vetoed|vetoes|prohibited|prohibits|barred|bars|forbade|forbids',
    'forbidden|prevented|prevents|stopped the|stops the|thwarted|banned|bans',
  ),
  status(
    'failed',
    'failed|fell apart|collapsed|collapse|lapsed|fell through|broke down|unravelled',
    'broken off|broke off|terminated|ended talks|ended merger talks|ended their talks',
    'talks ended|have ended|came to nothing|fallen through|falls through|collapses',
    'breaks down|break off|breaks off|could not agree|failed to agree|break down',
  ),
  status(
    'approved',
    'approved|approves|cleared|clears|waved through|backed|green light|go - ahead',
    'gave its blessing|gave the nod|has allowed|have allowed',
  ),
  status(
    'agreed',
    'agreed|agrees|signed|agreement|announced|settled|will subscribe|will acquire',
    'will buy|will sell',
  ),
  status(
    'talks',
    'talks|talking|negotiating|negotiations|negotiated|discussions|discussing|in talks',
  ),
  status(
    'considered',
    'considering|considers|consider|mulling|mulls|could|may|might|would like|exploring',
    'weighing|studying|consideration|possible',
  ),
  status('proposed', 'proposed|proposes|proposal|offered|offer'),
  status(
    'planned',
    'plans|plan|planned|planning|wants|will|intends|to be|means to|is to|are to|would',
    'aims',
  ),
];

/** Phrases stand in lines, parted by bars. */
function status(name: string, ...lines: string[]): readonly [string, readonly string[]] {
  return [name, lines.flatMap((line) => line.split('|'))];
}

const STATUS_PHRASES = new PhraseIndex(
  STATUSES.flatMap(([status, phrases]) => phrases.map((phrase) => [phrase, status] as const)),
);

/** The status that the words give the deal; without any, it is done. */
export function dealStatus(words: readonly string[]): string {
  return STATUS_PHRASES.first(words)?.value ?? 'completed';
}
