// What is fuzzed: each takes bytes, and may refuse them in words; anything else is a fault.
import { readSituations } from '../../dist/formats/situation.js';
import { parseYaml } from '../../dist/formats/read-yaml.js';
import { isStop, parseScenario } from '../../dist/deals/index.js';
import { parseRules } from '../../dist/law/parse-rule.js';
import { BadCall, BadInput, NoAnswer } from '../../dist/model/index.js';
import { latestDay, parsePartialDate } from '../../dist/model/partial-date.js';
import { isRefusal, parseQuantity } from '../../dist/model/quantity.js';
import { intake } from '../../dist/operations/intake.js';

const text = (bytes) => new TextDecoder().decode(bytes);

export const TARGETS = {
  quantity(bytes) {
    const parsed = parseQuantity(text(bytes));
    if (isRefusal(parsed)) return;
    const value = parsed.kind === 'share' ? parsed.share.valueOf() : Number(parsed.count);
    if (!Number.isFinite(value)) throw new Error(`a quantity of ${value}`);
  },
  date(bytes) {
    const parsed = parsePartialDate(text(bytes));
    if (parsed !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(latestDay(parsed))) {
      throw new Error(`a day of ${latestDay(parsed)}`);
    }
  },
  holdings: (bytes) => document('holdings.csv', bytes),
  statements: (bytes) => document('statements.csv', bytes),
  records: (bytes) => document('records.json', bytes),
  article: (bytes) => document('article.txt', bytes),
  page: (bytes) => document('page.html', bytes),
  case: (bytes) => document('case.yaml', bytes),
  scenario(bytes) {
    isStop(parseScenario(parseYaml(text(bytes), 'deal.yaml')));
  },
  situations: (bytes) =>
    readSituations(parseYaml(text(bytes), 'situations.yaml'), { file: 's.yaml' }),
  rules: (bytes) => parseRules(parseYaml(text(bytes), 'rules.yaml'), { file: 'rules.yaml' }),
};

async function document(name, bytes) {
  const { statements, source } = await intake({ name, bytes }, []);
  for (const { citation } of statements) {
    const { quote, start, end } = citation;
    if (quote === undefined || start === undefined) continue;
    if (source.text.slice(start, end) !== quote) throw new Error('a quote that is not in its text');
  }
}

/** A refusal in words is what bad input should come to. */
export function isRefused(thrown) {
  return thrown instanceof BadInput || thrown instanceof BadCall || thrown instanceof NoAnswer;
}
