import type { Mention } from '../mentions/mention.ts';
import type { Page } from '../page.ts';
import { words } from '../words/set.ts';

/** Nouns for outlets that stand beside their names: "the newspaper Correio do Tejo", "Nikkei newspaper". */
const OUTLET_NOUNS = words(
  'newspaper paper daily weekly magazine journal agency newswire tabloid website site blog gamesite portal newsletter broadsheet publication outlet wire',
);
/** Words inside names of newspapers, in the languages of the press. */
const OUTLET_WORDS = words(`
  Times Post Herald Courier Gazette Journal Tribune Telegraph Observer Chronicle Standard Mail Globe Examiner Inquirer Dispatch Bugle Echo Echos Mirror Argus
  Zeitung Tageblatt Kurier Nachrichten Anzeiger Rundschau Presse Handelsblatt Figaro Monde Gazzetta Corriere Repubblica Giornale Messaggero Correio Diario Diário Jornal
  Jornada Mundo País Vanguardia Dagbladet Dagens Tidende Tidning Bladet Avis Avisen Posten Telegraaf Volkskrant Courant Sanomat Kauppalehti Shimbun Ilbo Gazeta Rzeczpospolita Vedomosti Kommersant
`);

/** Whether a name is that of a newspaper, agency or site, by the register, its words or what stands beside it. */
export function isOutlet(page: Page, mention: Mention): boolean {
  if (mention.actor.kind === 'medium') return true;
  if (mention.form !== 'name' || !mention.actor.learned) return false;
  const own = page.tokens.slice(mention.from, mention.to);
  if (own.length > 1 && own.some(({ text }) => OUTLET_WORDS.has(text))) return true;
  return [mention.from - 1, mention.from, mention.to].some((at) =>
    OUTLET_NOUNS.of(page.tokens[at]),
  );
}
