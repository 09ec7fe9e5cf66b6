// What the words of the act lexicon are taken to mean before any text is seen: by label, features with their weights.
// Pairs: "verb>noun" (the noun follows), "noun<verb" (it stands before: passives), "v:verb", "n:noun" alone.
// `verb~noun` stands for both orders.

const expand = (table) =>
  Object.fromEntries(
    Object.entries(table).map(([label, text]) => [
      label,
      Object.fromEntries(
        text
          .trim()
          .split(/\s+/)
          .flatMap((entry) => {
            const [feature, weight] = entry.split('=');
            const value = Number(weight ?? 4);
            if (!feature.includes('~')) return [[feature, value]];
            const [verb, noun] = feature.split('~');
            return [
              [`${verb}>${noun}`, value],
              [`${noun}<${verb}`, value],
            ];
          }),
      ),
    ]),
  );

/** Codes of the codebook. */
export const EVENT_PRIORS = expand({
  TALK_OPEN:
    'talk~talks=3.5 n:talks=1.5 v:talk=1 form~talks=2 end>talks=-2 talk~pact=1 talk~merger=2 propose~talks=2',
  TALK_ROUND: 'v:talk=1 talk~talks=1 n:talks=1',
  MOU: 'n:memorandum=3.5 sign~memorandum=2',
  PACT: 'sign~pact=4 agree>pact=2 form~pact=3 propose>pact=0.5 n:pact=0.7 give>pact=1 sign~rule=2.5 agree~rule=3 v:sign=0.5 W:approve=-2',
  PROJ_NEW:
    'make~project=2 make~together=2 n:together=0.8 project<make=1 form>project=1 n:project=0.3 agree~project=1.5',
  PROJ_DONE: 'n:together=0.3 make~project=0.5 make~together=0.8',
  SYN_PLAN: 'make~purchasing=2 n:purchasing=1 merge>office=1.5 form>purchasing=1.5',
  JV_FORM:
    'n:venture=1.5 form~venture=4 make~venture=1.5 sign~venture=2 agree~venture=2 own>venture=-1 sell~venture=-2 end~venture=-3',
  STAKE_UP_FRIENDLY: `T:buy=3 T:buy+other=3.5 T:buy+new=3.5 T:buy+whole=3 T:buy+other+whole=3 T:invest=3 T:invest+new=3.5 T:raise=2.5 T:raise+new=2 T:buy+other+new=3 T:sell+other=0.8 T:sell+other+whole=0.5 K:acquire=4.5 K:increment=3.5 K:raise=3 acquire~stake=3.8 invest~stake=3 raise~stake=3 acquire>newshares=3.5 acquire~fullownership=3 give>stake=1.5
    n:newshares=0.7 n:friendly=0.3 v:acquire=1.2 v:invest=1.5 invest>newshares=3 K:raise+friendly=0.5 K:acquire+friendly=0.5 K:acquire+hostile=-2 K:raise+hostile=-2 K:raise+cross=-1 K:acquire+agreed=0.5 not+acquire=-3 not+raise=-3 K:hold=-1`,
  STAKE_UP_HOSTILE: `T:buy=1.2 T:raise=2 T:buy+other=0.8 K:acquire=2 K:increment=2 K:raise=2.5 n:hostile=1 K:acquire+hostile=3 K:raise+hostile=3 K:increment+hostile=3 K:hold+hostile=2.5 K:raise+cross=2 v:cross=0.7 acquire~hostile=1.5
    raise~hostile=1.5 K:acquire+friendly=-1.5 K:raise+friendly=-1.5 K:hold=-1 K:hold+cross=1.5 raise~stake=0.8`,
  STAKE_DOWN_AGREED: `T:sell=1.5 T:sell+other=2.5 T:cut=2 T:back=2.5 T:back+other=2.5 T:sell+whole=1 T:sell+other+whole=2 K:sell=3 K:cut=2.5 sell~stake=3 cut~stake=2.5 n:agreed=0.7 agree~stake=1 K:sell+agreed=1.5 K:cut+agreed=1.5 K:sell+friendly=0.7 K:cut+friendly=0.7 n:buybacks=1 v:buyback=2 buyback~stake=2 not+sell=-3`,
  STAKE_DOWN_UNILATERAL: `T:sell=2.5 T:cut=2 T:sell+other=1.5 T:sell+whole=1.5 T:buy+other=0.5 K:sell=2.8 K:cut=2.3 sell~stake=2.8 cut~stake=2.2 sell~listing=1 K:sell+agreed=-1 not+sell=-3 K:exit=3`,
  RESCUE:
    'v:rescue=3 n:rescue=1.8 rescue~rescue=2 invest~rescue=2.5 give>rescue=2 invest>newshares=0.7 agree~rescue=1',
  BOARD_SEAT_GIVEN:
    'give~seat=4 give~board=2.5 n:seat=1 agree~seat=2 support~seat=1 v:give=0.2 not+give=-2 demand~seat=-2 leave_for>board=2 leave_for>seat=1',
  BOARD_SEAT_DEMAND: 'demand~seat=4.5 demand~board=2.5 n:seat=0.7 propose~seat=2.5',
  BOARD_SEAT_LOST:
    'oust~board=4 oust~seat=4 lose~seat=4.5 lose~board=3 v:oust=2.8 resign~board=1 resign~seat=1 reject~seat=2.5 end~seat=1.5',
  MERGER_PROP_BILAT: `propose~merger=4 propose~offer=4 n:offer=1.3 n:merger=0.8 v:propose=0.6 talk~merger=1 give>offer=1.5 acquire~offer=1.5 talk~offer=1.5 propose>stake=0.7 reject~offer=-1 withdraw~offer=-2
    raise~offer=2 demand~merger=1.5 acquire~fullownership=1`,
  MERGER_REFUSED:
    'reject^offer=3.5 reject^merger=3.5 reject^talks=2 reject~offer=4.5 reject~merger=4.5 oppose~merger=3 oppose~offer=3 v:reject=1.2 block~merger=2.5 block~offer=2.5 deny~merger=0.5 reject~talks=3 reject~blame=1 reject~pact=1',
  THIRD_PARTY_DEAL:
    'n:rival=1.2 talk~rival=3 sign~rival=3 sell~rival=2 acquire~rival=1 pact~rival=1 form~rival=1 propose~rival=2',
  DEAL_WITHDRAWN:
    'withdraw^offer=3 withdraw^merger=3 withdraw~offer=4.5 withdraw~merger=4.5 withdraw~pact=2 withdraw~talks=2.5 v:withdraw=1 fail~merger=2 end~offer=3 withdraw~stake=1.5 withdraw~project=1 fail~offer=2.5 withdraw~newshares=1.5',
  DEAL_COLLAPSE:
    'end^pact=3 end^merger=3 end^talks=3 fail^merger=2.5 end~pact=4.3 end~talks=3.5 end~merger=3.5 fail~talks=3.5 fail~pact=3 fail~merger=2.5 end~venture=3.5 v:end=0.6 end~project=1.5 withdraw~pact=2.5 withdraw~talks=1.5 end~together=1.5',
  VOTE_SUPPORT:
    'W:approve=3 v:support=1.5 support~votes=2 support~meeting=1 support~merger=1 support~offer=1.5 support~newshares=1 support~board=1 support~pact=0.5',
  VOTE_AGAINST:
    'oppose^meeting=2 oppose^votes=2 W:oppose=4.5 W:reject=2 v:oppose=1.8 oppose~votes=2 oppose~meeting=1 oppose~merger=1.5 oppose~newshares=1.5 reject~votes=2 oppose~board=1 propose~votes=1 propose~board=1.5',
  VOTE_ABSTAIN: 'W:abstain=5 W:no_support=4 v:abstain=3 abstain~votes=1',
  VOTE_POSTPONE: 'postpone~meeting=4.5 postpone~votes=4 v:postpone=1 demand~postpone=1',
  VOTE_BLOCKED:
    'W:block=4.5 block~votes=3.5 block~meeting=1.5 v:block=1 block~board=1.5 block~newshares=3 block~pact=1.5',
  GOV_RULE_BALANCE:
    'limit~votes=4 limit~stake=3 limit~rule=2.5 n:rule=1.5 v:limit=1 agree~rule=2 give>rule=2 sign~rule=1.5 K:cap=2.5 W:threshold=-2',
  GOV_RULE_TILT: 'n:tilt=2.5 give~tilt=2 agree~tilt=1 raise~tilt=1',
  THREAT_STAKE:
    'threaten~stake=4 v:threaten=1.2 threaten~acquire=1 threaten~sell=1 n:threat=1.2 threaten~pact=2.5 threaten~merger=2 threaten~offer=2',
  ULTIMATUM: 'n:deadline=3 give~deadline=2 demand~deadline=2 threaten~deadline=1.5',
  CRITICISE: `v:criticise=3.2 n:blame=2 criticise~blame=1 n:tension=0.3 criticise~pact=0.3 deny>blame=-1 not+criticise=-2 reject~blame=1`,
  PRAISE:
    'v:praise=3 n:praise_word=1 praise~praise_word=1 praise~pact=0.5 not+praise=-2 support>board=1',
  REASSURE:
    'not+acquire=1 not+sell=1 not+raise=1 v:reassure=2 n:loyal=1.5 reassure~pact=1.5 reassure~loyal=2 reassure~stake=1 deny~stake=1 deny~offer=1.5 deny~merger=1 not+propose=1 not+acquire=0.5',
  LAWSUIT:
    'v:sue=3.5 n:suit=2 sue~court=1 sue~suit=1 threaten~suit=1.5 rule~suit=0.5 demand~court=2.5 lose~suit=2 n:court=0.8 withdraw~suit=-2',
  PROBE:
    'v:investigate=2.2 n:probe=1.7 investigate~probe=1.5 demand~probe=2 form~probe=1 propose~probe=1.5',
  ARREST_KEY: 'v:arrest=4 arrest~custody=1 n:custody=0.7 deny~custody=-1',
  EXEC_POACHED: 'leave_for~rival=4 leave_for+person=1 resign~rival=2',
  EXEC_SWAP: 'v:second=2 second~jobs=1.5 second~seat=1.5 second~board=1',
  OFFICE_CLOSE:
    'close~office=4 close~project=2.5 end~office=3 v:close=1 lay~office=1 close~together=1.5 close~asset=1',
  PURCHASING_SPLIT: 'end~purchasing=4.5 close~purchasing=4.5 withdraw~purchasing=3.5',
  STATE_INTERVENE:
    'demand+state=4 intervene+state=4 oppose+state=3 block+state=4 threaten+state=3 demand+body=2.5 block+body=2.5 v:intervene=2.5 n:pressure=0.7 rule+body=0.8 criticise+state=1 reject+state=1 limit+state=1 postpone+state=1',
  CONCESSION:
    'v:concede=2.5 concede~condition=2.5 withdraw~condition=4 withdraw~suit=3.5 agree~condition=2.5 lose~condition=2.5 give~condition=1 concede~seat=1 end~suit=2.5 sell~condition=2',
  ACCOUNTING_DECOUPLE: 'end~consolidation=4 n:consolidation=1.5',
});

for (const [label, own] of Object.entries(EVENT_PRIORS)) {
  own[`R:${label}`] = 2.5;
  own[`F:${label}`] = 2.5;
}

/** Kinds of organisational events. */
export const ORG_PRIORS = expand({
  lawsuit:
    'v:sue=3.5 n:suit=2.2 sue~court=1 sue~suit=1 demand~court=2.5 n:court=0.7 rule>suit=-0.5 withdraw~suit=-1',
  pact: 'sign~pact=4 form~pact=3 agree~pact=2 n:memorandum=2.8 sign~memorandum=2 agree~rule=2.5 sign~rule=2.5 n:pact=0.6 propose~pact=0.5',
  pact_ended: 'end~pact=4.3 end~venture=2.5 withdraw~pact=2.5 fail~pact=2 v:end=0.5',
  alliance_breakup: 'end~pact=2 end~together=1 n:tension=0.2',
  talks: 'talk~talks=3.5 n:talks=1.8 v:talk=1 talk~merger=1.5 propose~talks=1.5',
  talks_ended: 'end~talks=4.5 fail~talks=4 withdraw~talks=3.5',
  demand:
    'v:demand=1.2 demand+state=2 demand+body=1.5 demand+fund=1.5 demand+company=1 demand~probe=1.5 demand~pact=1 demand~seat=-1.5 demand~board=0.3 v:intervene=1',
  demand_seats: 'demand~seat=4.5 demand~board=2.5 propose~seat=2.5 n:seat=0.3',
  board_seat: 'give~seat=4 give~board=2.5 n:seat=0.8 leave_for>board=2',
  board_seat_lost: 'lose~seat=4.5 lose~board=3 oust~seat=2.5 oust~board=2 give>seat=-1',
  ousting: 'v:oust=3 oust~board=2 oust~seat=1.5 n:custody=-1',
  tension: 'n:tension=2.8 v:escalate=2.8 escalate~tension=1',
  layoffs:
    'v:lay=2.5 lay~jobs=2.5 cut~jobs=4 lose~jobs=3 end~jobs=3 n:jobs=0.8 rescue~jobs=-2 close~jobs=1.5',
  closure: 'close~project=4 close~office=3 close~asset=3 v:close=1.7 close~together=1',
  dismantling: 'close~office=1.5 end~office=1.5 n:office=0.3',
  reorganisation:
    'merge~office=2.5 form~office=1.5 spin~asset=1 merge~asset=1.5 n:office=0.3 sell>venture=0.5',
  ruling: 'v:rule=2.2 n:ruling=2 rule~court=2 rule~ruling=1 rule+body=2 block+body=1.5',
  arrest: 'v:arrest=4.2 arrest~custody=0.8',
  probe: 'v:investigate=2.4 n:probe=1.9 investigate~probe=1.5',
  allegation: 'n:custody=1.2 criticise~custody=2 demand~custody=1.5 criticise~pact=0.3',
  blame: 'v:criticise=2 n:blame=1 criticise~blame=0.8',
  concession:
    'v:concede=2.5 withdraw~condition=4 withdraw~suit=3 concede~condition=2 agree~condition=2',
  ultimatum: 'n:deadline=3 give~deadline=1.5',
  blocked_move:
    'v:block=2 block~merger=1.5 block~offer=1.5 block~stake=1.5 block~newshares=1.5 block~pact=1.5 block~votes=1',
  poison_pill: 'issue~hostile=1 limit~offer=1 n:poison_pill=4',
  insolvency: 'n:insolvency=3 sue~insolvency=1',
  shareholder_meeting: 'n:meeting=1 demand~meeting=2 talk~meeting=1',
  slowdown: 'n:slowdown=2.2 postpone~project=3 v:postpone=0.7',
  funding_withdrawn: 'end~rescue=3.5 withdraw~rescue=4',
});
