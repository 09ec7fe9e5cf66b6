import type { Token } from '../token.ts';
import { words } from '../words/index.ts';

const OPENS = words('( < [');
const CLOSES = words(') > ]');
const LONGEST = 8;
const SIGN = /^[\p{Lu}\d]{1,6}$/u;
const EXCHANGES = words(
  'nyse nasdaq lse aim amex tsx tse asx bse nse sgx hkex hkg sehk jse krx kospi tyo bit epa etr fra ams bme swx six sto hel osl cph xetra ticker symbol bloomberg reuters paris london milan frankfurt tokyo madrid zurich amsterdam brussels lisbon oslo stockholm helsinki copenhagen',
);

/**
 * The token after the sign of a share that opens at a bracket: "(STLA.MI)", "<RENA.PA>", "<SMBS ST>",
 * "(NYSE: GM)". A name in brackets, "(GAC)" or "<RMJ Holdings Corp>", is none.
 */
export function tickerEnd(tokens: readonly Token[], from: number): number | undefined {
  if (!OPENS.of(tokens[from])) return undefined;
  const open = (tokens[from] as Token).text;
  let close = from + 1;
  while (close < from + LONGEST && tokens[close] && !CLOSES.of(tokens[close])) close += 1;
  if (!CLOSES.of(tokens[close])) return undefined;
  const inside = tokens.slice(from + 1, close);
  return isSign(open, inside) ? close + 1 : undefined;
}

function isSign(open: string, inside: readonly Token[]): boolean {
  const [first] = inside;
  if (!first) return false;
  const rest = inside.slice(1);
  if (rest[0]?.text === ':') return EXCHANGES.of(first) || inside.every(isPart);
  if (!inside.every(isPart)) return false;
  const dotted = rest.some(({ text, spaced }) => text === '.' && !spaced);
  return open === '<' || dotted || /^\p{Lu}{2,6}\.\p{Lu}{1,2}$/u.test(first.text);
}

function isPart({ text }: Token): boolean {
  return SIGN.test(text) || ['.', ':', ',', '-', '/'].includes(text) || /^\d/.test(text);
}
