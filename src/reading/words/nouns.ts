import type { ActorKind } from '../actor.ts';
import { WordMap } from './set.ts';

/** What a common noun that stands for an actor can stand for. */
export interface NounClass {
  readonly kind: ActorKind;
  /** Sectors that fit, as the register writes them; without it any. */
  readonly sector?: readonly string[];
}

const CARS = ['carmaker', 'truckmaker'];
const BANKS = ['bank', 'state bank'];

/** Head nouns after "the", "its", "a rival": classes of actors that the text has named or will name. */
export const NOUNS = new WordMap<NounClass>(
  Object.entries({
    ...each(
      'company companies entity firm group conglomerate giant business multinational manufacturer producer maker operator supplier corporation enterprise',
      'company',
    ),
    ...each(
      'subsidiary affiliate unit arm division venture parent holding vehicle target acquirer buyer bidder seller suitor rival competitor partner partners partnership',
      'company',
    ),
    ...each('shareholder stakeholder owner investor holder', 'company'),
    ...each('carmaker carmakers automaker automakers truckmaker marque', 'company', CARS),
    ...each('bank lender', 'company', BANKS),
    ...each('insurer reinsurer', 'company', ['insurer', 'reinsurer']),
    ...each('brewer brewery', 'company', ['brewer']),
    ...each('airline carrier', 'company', ['airline']),
    ...each('utility', 'company', ['utility']),
    ...each('retailer', 'company', ['retailer']),
    ...each('portal', 'company', ['portal', 'internet company']),
    ...each('chipmaker', 'company', ['chipmaker']),
    ...each('drugmaker', 'company', ['drugmaker']),
    ...each('miner', 'company', ['miner']),
    ...each('steelmaker', 'company', ['steelmaker']),
    ...each(
      'broadcaster publisher builder contractor developer shipper shipyard refiner trader producer exporter importer distributor wholesaler chain hotelier studio network platform startup start-up exchange cooperative co-operative foodmaker consortium smelter sugarmaker winemaker telco outfit',
      'company',
    ),
    ...each('monopoly ex-monopoly', 'company', ['operator', 'utility']),
    ...each('state government treasury emirate kingdom republic sultanate', 'state'),
    ...each('fund foundation trust endowment', 'fund'),
    ...each('family clan families clans dynasty', 'family'),
    ...each(
      'founder heir heiress chairman chairwoman minister billionaire tycoon entrepreneur executive boss chief',
      'person',
    ),
  }),
);

function each(
  nouns: string,
  kind: ActorKind,
  sector?: readonly string[],
): Record<string, NounClass> {
  return Object.fromEntries(
    nouns.split(' ').map((noun) => [noun, { kind, ...(sector && { sector }) }]),
  );
}
