import { PhraseIndex } from '../phrases.ts';

/** Words of a clause that speak of an act: any one of the phrases, and how its parties stand to it. */
interface EventRule {
  readonly code: string;
  readonly phrases: readonly string[];
}

/** Rules in the order in which they are tried; one act per clause. */
const EVENT_RULES: readonly EventRule[] = [
  rule('ARREST_KEY', 'arrested|detained|awaiting trial|charges in|misconduct charges'),
  rule(
    'LAWSUIT',
    'filed suit|is suing|are suing|have sued|has sued|applied for arbitration',
    'contest it before|injunction|takes to court|took to court|court cases',
    'filed a lawsuit|sued|sue|lawsuit|went to court|legal action|arbitration',
    'filed a complaint|appealed|legal steps',
  ),
  rule('PROBE', 'probe|inquiry|investigation|investigating|raided|audit of|asked for an audit'),
  rule('ULTIMATUM', 'months to|weeks to|days to decide|or face|ultimatum|until friday|or else'),
  rule(
    'DEAL_WITHDRAWN',
    'dropped the idea|gave up on|shelved the|pulled its offer|pulled out of',
    'abandoned its|let its offer lapse|backed out|withdrawn its|walked away',
    'walking away|withdrew its|dropped its proposal|withdrew the|dropped its bid',
    'failed merger|failed to proceed|called off the',
  ),
  rule(
    'DEAL_COLLAPSE',
    'broken off|fell through|terminated their|end their alliance|ended their',
    'broke up|called off their|scrapped talks|talks collapsed',
    'declared the alliance dead|ended the partnership|ended the alliance|broke off',
    'divorced|end of the alliance|fell apart|ended the exchange|terminated the',
  ),
  rule(
    'MERGER_REFUSED',
    'shown the door|snubbed|rejected its|rejected their|rejected a proposal',
    'declined the offer|said no to the|refused to merge|rejected an offer',
    'refused to study|rejected the approach|rejected the offer|turned down',
    'turned that down|rebuffed|rejected the bid|rejected a merger',
    'rejected the proposal|would not hear of|spurned',
  ),
  rule(
    'MERGER_PROP_BILAT',
    'suggested turning|take the company private|proposed to merge',
    'proposed a combination|offered to merge|made an approach|made a bid',
    'launched a bid|tabled an offer|raised its offer|first knocked',
    'offered to take over|an offer of|proposed a merger|proposed merger',
    'proposed full merger|offered to buy|proposal to merge|made an offer for',
    'takeover offer|bid for|unsolicited|approach from|offer for',
  ),
  rule(
    'OFFICE_CLOSE',
    'was shut down|were closed|shut down|are being dismantled|was shut',
    'being dismantled|huge layoffs|slated for closure|have closed|was closed',
    'closed their doors|disbanded|departments close|is empty|shut the joint',
    'office closed',
  ),
  rule(
    'BOARD_SEAT_DEMAND',
    'wants a second seat|wants seats|demands a seat|demanded seats|asked for a seat',
    'seeks a seat|seeks seats|demanded more seats|wants a seat|demanded a seat',
    'requested a seat|wants four of',
  ),
  rule(
    'BOARD_SEAT_LOST',
    'voted off the board|left the board|lost its seat|lost her seat|lost his seat',
    'thrown out|ousted|ousting|removed from the board',
  ),
  rule(
    'BOARD_SEAT_GIVEN',
    'may nominate|gets a seat|seat in|was promised a seat|name a director',
    'nominate one member|will get seats',
  ),
  rule('EXEC_POACHED', 'jumped ship|fled to|defected to|forced to head to'),
  rule(
    'CONCESSION',
    'would comply|will comply|suspends legal|gave in|withdrew its complaint',
    'drops the lawsuit|bowed to|gives up its|gives up its right|gave up its right',
    'drops its demand|waived|gave way|conceded',
  ),
  rule(
    'GOV_RULE_BALANCE',
    'undertaken not to|will cap its votes|equal number|equal footing',
    'non-interference|neither may|rights of first refusal|may not exceed',
  ),
  rule(
    'STATE_INTERVENE',
    'asked for more time|urged both|urged the|has told|refused to let|intervened',
    'warned against|demanded more time|has been pressing|blocked the sale',
    'government intervened',
  ),
  rule(
    'RESCUE',
    'close to ruin|bridging loan|saved from|close to bankruptcy|brink of',
    'could not pay wages|on the verge of collapse|rescued|rescue|bailed out|bailout',
    'rescue of',
  ),
  rule('JV_FORM', 'joint venture|formed a venture|50 - 50 venture|50/50 joint|the two formed'),
  rule(
    'PROJ_NEW',
    'are to build|build a factory|build together|will build|will develop',
    'joint development|study together|joint plant|jointly develop',
  ),
  rule('MOU', 'memorandum|letter of intent|non - binding agreement'),
  rule(
    'PACT',
    'relationship agreement|signed an alliance|shareholder agreement',
    'shareholders agreement|renewed their|cooperation pact|signed a pact',
    'cooperation agreement|alliance was established|signature of|signed an agreement',
    'pact on|announced a partnership|agreed on mutual|have settled|was settled',
    'pooling agreement|signed a',
  ),
  rule('SYN_PLAN', 'reorganised its cooperation|leader - follower|new cooperation model'),
  rule('PROJ_DONE', 'unveiled in|jointly developed|is a redesigned'),
  rule(
    'TALK_OPEN',
    'negotiating the future|resumed talks|in talks|hold talks|opened talks',
    'started talks|began talks|exploratory talks',
  ),
  rule('EXEC_SWAP', 'chief executive of both|heads both|runs both|seconded'),
  rule('THREAT_STAKE', 'threatened to|threatens to sell|threatens to buy'),
  rule(
    'PRAISE',
    'support the management|paid tribute|praised|welcomed|hailed',
    'there is no success for the alliance|essential not only to preserve',
  ),
  rule(
    'REASSURE',
    'remain strategic partners|remain partners|go on as before|continue as before',
    'undertook not to|neither of them seeks|stands by|remains committed',
    'seeks no control|joint projects go on|does not seek control',
    'will focus on repairing|repair relations|committed to the|long - term partner',
    'strengthening of the alliance|trustful discussions|stay a long - term',
    'would not do so against|made clear that',
  ),
  rule(
    'CRITICISE',
    'called the move|called the offer|called the approach|calls the approach',
    'calls the offer|unfriendly|unacceptable|accusing|denounced|denounces|protested',
    'condemned|lashed out|deplored|insulting|undervalues|opportunistic|derided',
    'ridiculed|mocked|attack on property|robbed|betrayed|betrayal|called the terms',
    'not particularly excited|argues that|called the order|accused|accuses|blamed',
    'blames|to blame|criticised|criticized|unhappy with|undermined by',
    'deliberate retaliation|an attack on|unfair|called it a breach|regrettable',
    'conspiracy|complained|lambasted|scoffed|slammed|attacked|called the plan',
    'wants control without',
  ),
];

/** Phrases stand in lines, parted by bars. */
function rule(code: string, ...lines: string[]): EventRule {
  return { code, phrases: lines.flatMap((line) => line.split('|')) };
}

/** Codes by the phrases that speak of them, in the order of the rules. */
export const EVENT_PHRASES: PhraseIndex<string> = new PhraseIndex(
  EVENT_RULES.flatMap(({ code, phrases }) => phrases.map((phrase) => [phrase, code] as const)),
);
