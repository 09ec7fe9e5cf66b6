/**
 * Words for acts between companies, by idea. Verbs are given by their base form and found in all forms; nouns and
 * adjectives are found as written and with a plural s. A phrase is written with underscores; two dots allow a few words
 * between its parts ("turn..down"). The first word of a verb phrase is inflected.
 */
export const VERB_IDEAS: Readonly<Record<string, string>> = {
  acquire: `buy acquire purchase subscribe obtain amass accumulate inherit snap..up pick..up take..over nationalise nationalize buy..into buy..out buy..in take..up pay..for scoop..up
    swallow absorb gobble..up gain..control take..control seize..control take..stake`,
  invest:
    'invest inject pour..into put..into plough..into put..in recapitalise recapitalize underwrite pump..into',
  raise:
    'raise increase lift boost double triple treble hike expand climb rise bolster build..up move..up top..up go..up grow creep build strengthen edge..up arrive..at bring..to',
  cross: 'cross exceed pass surpass breach overtake',
  sell: 'sell divest offload liquidate swap..for unload dispose shed part..with cash..out sell..off sell..out sell..down place hand..over cede exit get..rid dump hive..off pull..out give..up monetise bow..out transfer let..go',
  cut: 'cut reduce lower trim pare halve dilute shrink liquidate scale..back run..down whittle decrease go..down drop..to fall..to slip',
  buyback: 'repurchase redeem buy..back take..back',
  issue: 'issue float list raise_capital tap..market place_new',
  spin: 'spin..off carve..out demerge separate hive..off split..off',
  merge: 'merge combine amalgamate fuse unite integrate join..forces consolidate tie..up',
  propose:
    'propose offer bid table put..on_the_table submit launch suggest approach woo sound..out make..offer put..forward renew sweeten improve knock',
  reject:
    'reject refuse decline rebuff spurn snub dismiss turn..down resist repel rebuke repulse brush..aside fend..off say_no throw..out knock..back shoot..down shun show_the_door show..the_door turn..away give..cold_shoulder',
  withdraw:
    'withdraw drop abandon pull scrap shelve walk..away call..off back..out pull..out retreat renounce ditch back..away give..up_on lift..off retract bury',
  end: 'end terminate dissolve break..off break..up collapse cancel unravel divorce expire lapse unwind sever discontinue halt quit fall..through fall..apart break..down run..out tear..up rescind annul part_ways part_company go_separate_ways wind..down disband split..up leave stop',
  fail: 'fail founder flop fizzle',
  sign: 'sign seal conclude strike ink clinch renew extend enter..into formalise formalize finalise finalize reach initial ratify hammer..out cement agree..on agree..to settle bury_the_hatchet make_peace',
  agree: 'agree accept',
  form: 'form create establish found set..up launch incorporate',
  talk: 'negotiate discuss talk explore confer met..with sit..down hold..talks open..talks resume..talks enter..talks start..talks begin..talks',
  sue: 'sue litigate appeal countersue file..suit file..complaint go..to_court take..to_court go_to_arbitration take..legal_action challenge..court bring..action seek..injunction contest serve..writ file..claim lodge..complaint drag..court counter_-_sue',
  rule: 'ruled uphold overturn quash annul overrule decree order..to fined',
  investigate:
    'investigate probe raided audit search inspect scrutinise scrutinize look..into open..probe open..inquiry question',
  arrest:
    'arrest detain indict jail imprison prosecute charge..with hold..custody lead..away take..custody',
  oust: 'oust unseat sack fire topple depose dethrone eject expel boot..out vote..off vote..out force..out throw..out strip remove push..out drive..out relieve',
  resign: 'resign quit step..down retire leave depart',
  demand:
    'demand insist request claim seek call..for call_on ask..for press push want urge require ask tell order exhort',
  threaten: 'threaten vow warn',
  criticise: `criticise criticize accuse blame denounce condemn attack slam blast lambast lambaste deplore decry deride mock ridicule scoff complain protest berate chide rebuke
    fault reproach disappoint scold castigate lament bemoan regret grumble object object..to lash..out hit..out take_issue rail betray undermine robbed disagree resent`,
  praise:
    'praise welcome hail applaud laud salute commend endorse compliment pay..tribute celebrate thank',
  reassure:
    'reassure reaffirm reiterate assure stand..by stick..to play..down vouch remain..committed remain..partner pledge promise undertake commit',
  deny: 'deny rule..out disclaim refute',
  rescue: 'rescue bail..out save prop..up salvage shore..up keep..afloat come..to_the_aid',
  give: 'give grant award offer hand allot accord concede receive get obtain win gain secure nominate appoint name designate send propose entitle join elect promise',
  lose: 'lose forfeit vacate give..up surrender',
  postpone: 'postpone adjourn delay defer put..off suspend',
  block:
    'block veto thwart bar ban forbid outlaw disallow defeat prohibit stop prevent outvote stymie frustrate vote..down derail obstruct',
  oppose: 'oppose vote..against fight reject vote..no contest campaign..against',
  abstain: 'abstain stay..away withhold sit..out not_vote',
  support:
    'support back endorse vote..for vote..in_favour approve side..with throw..weight vote..yes rally cast..for',
  close:
    'closed closes closing close_its close_the shut dismantle disband shutter wind..up empty dissolve shut..down close..down mothball',
  lay: 'lay..off axe shed..jobs cut..jobs dismiss slash make..redundant send..home',
  leave_for: 'poach lure defect join jump..ship flee hire head..to move..to go..over',
  second: 'swap exchange run..both head..both lead..both',
  make: 'develop build produce manufacture design launch assemble supply construct operate',
  concede:
    'concede yield waive relent bow..to give..in give..way comply back..down climb..down relinquish soften accept drop..demand drop..objection free release lift abide',
  limit: 'cap limit undertake restrict not_to_exceed neutralise neutralize freeze lock..up',
  intervene:
    'intervene nationalise nationalize pre_-_empt step..in interfere meddle weigh..in summon lean..on',
  escalate:
    'escalate flare sour worsen deteriorate anger irritate infuriate upset alarm strain quarrel feud clash wrangle bicker wage argue go..sour fall_out turn..sour at_odds fight',
};

/** Nouns, adjectives and adverbs by idea. */
export const NOUN_IDEAS: Readonly<Record<string, string>> = {
  stake:
    'stake share shares holding shareholding interest packet package parcel slice block equity tranche participation_certificate',
  offer:
    'offer bid approach proposal overture advance tender takeover_bid counterbid counter_-_offer takeover proposition buyout buy_-_out',
  merger:
    'merger combination tie_-_up amalgamation union fusion integration marriage share_exchange',
  pact: `pact accord treaty agreement partnership alliance cooperation collaboration contract deal shareholder_agreement shareholders_agreement framework arrangement entente
    covenant truce settlement peace standstill compact cooperation_agreement relationship_agreement`,
  memorandum:
    'memorandum letter_of_intent term_sheet non_-_binding mou heads_of_terms declaration_of_intent preliminary_agreement heads_of_agreement',
  talks: 'talk negotiation discussion dialogue conversation contact exchange meeting_with',
  seat: 'seat directorship board_seat chair nominee board_member board_representation director vice_-_chairman representative board_position',
  board: 'board supervisory_board committee council boardroom',
  meeting: 'meeting assembly agm egm vote poll ballot',
  court: 'court tribunal judge arbitration arbitrator high_court arbitration_panel',
  suit: 'lawsuit suit complaint litigation injunction writ appeal legal_action legal_step legal_proceeding court_case arbitration court_battle damages legal_challenge counter_-_suit',
  ruling: 'ruling verdict judgment judgement decision sentence award',
  probe: 'probe inquiry enquiry investigation audit raid examination whistleblower auditor',
  custody:
    'custody charge warrant jail prison misconduct fraud embezzlement bail suspicion detention',
  venture: 'joint_venture venture jv 50_-_50 50_/_50 fifty_-_fifty joint_company',
  project:
    'plant factory platform engine model vehicle battery shipyard service terminal line research laboratory tower pipeline project prototype route network programme program',
  together: 'jointly together joint shared common mutual both each_other one_another',
  office:
    'office department team unit secretariat function headquarters organisation organization staff station bureau sales_force studio desk',
  jobs: 'job worker employee layoff redundancy post workforce headcount staff_cut',
  deadline: 'ultimatum deadline or_else by_friday notice or_face',
  condition: 'demand condition objection claim veto right request opposition resistance concession',
  rescue:
    'rescue bailout bail_-_out bankruptcy insolvency ruin brink collapse distress lifeline loan emergency state_aid bridging_loan cash_crunch liquidity aid',
  votes:
    'vote voting_right double_vote veto golden_share votes ballot motion resolution proposal_at item',
  rule: 'parity equal balance neutrality non_-_interference first_refusal pre_-_emption lock_-_up cap ceiling right_of_first_refusal limit voting_cap side_letter',
  tilt: 'double_voting loyalty_shares extra_votes casting_vote multiple_voting golden_share majority_control',
  threat: 'threat retaliation reprisal',
  blame: `unfair unfriendly unacceptable insulting hostile opportunistic inadequate betrayal treason provocation breach attack scandal shame disgrace robbery conspiracy regrettable
    absurd baseless ridiculous outrageous disappointing nonsense farce insult coup arrogant reckless harmful wrong illegal undervalue undervalues undervalued too_low low_-_ball
    inexplicable unjustified unjust wrongful wrongfully pretext mistake error outrage anger fury dismay indignation disappointment misleading broke_his_word broke_its_word
    failure failed incompetent secretive greedy unwelcome intrusion raid invader predator destroy destroys folly mistake misguided disloyal plunder dishonest`,
  praise_word:
    'pleased happy delighted glad excellent good_news trust confidence friendly visionary success historic milestone great good_day welcome admiration respect',
  loyal:
    'committed strategic_partner partners long_-_term commitment as_before strategic friendly patient intention no_plan no_intention no_interest',
  rival: 'rival competitor third_party outsider other_suitor white_knight another_partner',
  hostile:
    'hostile quietly secretly surprise uninvited unsolicited stealth stunned raid creeping covertly unannounced ambush suddenly without_warning',
  agreed:
    'agreed agreement consent amicable settlement truce back_to first_refusal mutual under_the_accord under_the_deal under_the_pact as_agreed',
  friendly:
    'alliance partner partnership cooperation strategic long_-_term friendly white_knight anchor invited',
  newshares:
    'new_share capital_increase rights_issue private_placement share_issue cash_call placement convertible subscription preference_share recapitalisation recapitalization',
  listing: 'ipo initial_public_offering flotation listing stock_market_debut float stock_exchange',
  buybacks: 'buyback buy_-_back share_buyback repurchase own_share treasury_share',
  trust: 'trust foundation stiftung stichting family_holding',
  swap: 'share_swap cross_-_shareholding exchange_of_shares swap mutual_stake share_exchange',
  asset:
    'division subsidiary unit business arm brand portfolio operation assets activity mill plants stores network',
  pressure:
    'pressure concern objection warning condition clearance approval antitrust national_interest',
  tension:
    'tension feud quarrel dispute row rift conflict mistrust distrust friction discord war battle wrangling strain bad_blood harmony hostility acrimony standoff stand_-_off spat fight at_odds loggerheads disagreement struggle showdown clash animosity falling_-_out tug_-_of_-_war argument deadlock',
  consolidation: 'equity_method consolidate deconsolidate consolidation associate',
  purchasing: 'purchasing procurement joint_purchasing sourcing',
  fullownership:
    'full_ownership full_control whole_company entire_company outright sole_owner hundred_percent all_shares remaining_shares outstanding_shares minorities delist',
  insolvency:
    'insolvency bankruptcy administration receivership creditors chapter_11 protection_from_creditors',
  slowdown: 'standstill delay slowdown stall freeze slower_pace',
};
