import { words } from '../words/set.ts';

/** Nouns for a part of a company. */
export const SHARE_NOUNS = words(
  'stake stakes interest interests holding holdings shareholding shareholdings share shares position participation slice package participations ownership investment block stock equity capital votes vote rights',
);
/** Nouns that take "in" a company: the heads of "its stake in Nissan". */
export const STAKE_HEADS = words(
  'stake stakes interest interests holding holdings shareholding shareholdings share position participation slice package ownership investment participations shares stock',
);
/** What may stand between a percentage and "of" or "in". */
export const SHARE_FILL = words(
  'stake stakes interest interests holding holdings shareholding shareholdings share shares position participation slice package ownership investment block stock equity capital votes vote voting rights right economic ordinary common preferred preference direct indirect minority majority controlling blocking non issued outstanding total combined treasury - " “ ” new existing listed own entire',
);
/** Nouns for whoever holds. */
export const HOLDER_NOUNS = words(
  'shareholder shareholders owner owners investor investors holder holders stakeholder stakeholders shareholders: co-owner',
);
/** Words between an article or possessive and a percentage. */
export const BEFORE_PERCENT = words(
  'about around some nearly almost just under over more less than at least up roughly approximately another further additional extra remaining outstanding existing present current currently entire whole full combined direct indirect minority majority controlling blocking a an the only still now close below above initial first final other joint respectively each both together in_all old new former original strategic own big large small tiny sizeable significant non-voting voting economic cross passive as much barely circa " “ already also altogether exactly long-standing little bit shade touch fraction slightly',
);
/** Articles and possessives that may open the name of a company. */
export const DETERMINERS = words('the a an all its their his her any some');
/** Words that pass between "of" and the name of a company. */
export const PART_FILL = words("of in each both what former then and company group 's");
/** Words that end the search for a company's name. */
export const STOP_WORDS = words(
  'at by to from with for on after before because since when while if that which who but or than as so against into through under over during per was were is are has had will would',
);
/** What a part does that is somebody's. */
export const BELONGS = words('belonging belong belongs belonged');
