/** A field of a step as the form asks for it. `amount` becomes `shares` or `stake`. */
export interface StepField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'name' | 'amount' | 'text' | 'flag';
  readonly optional?: boolean;
  readonly hint?: string;
}

export interface StepForm {
  readonly id: string;
  readonly label: string;
  readonly fields: readonly StepField[];
}

const name = (field: string, label: string): StepField => ({ name: field, label, kind: 'name' });
const AMOUNT: StepField = {
  name: 'amount',
  label: 'How much',
  kind: 'amount',
  hint: '1000000 or 5%',
};

/** The steps that the form offers; a pasted scenario may use every other step too. */
export const STEP_FORMS: readonly StepForm[] = [
  {
    id: 'transfer',
    label: 'Shares change hands',
    fields: [name('from', 'From'), name('to', 'To'), name('issuer', 'Shares of'), AMOUNT],
  },
  {
    id: 'issue',
    label: 'A company issues shares',
    fields: [name('issuer', 'Company'), name('to', 'To'), AMOUNT],
  },
  {
    id: 'buyBack',
    label: 'A company buys its own shares',
    fields: [
      name('issuer', 'Company'),
      { ...name('from', 'From'), optional: true },
      AMOUNT,
      { name: 'cancel', label: 'and cancels them', kind: 'flag' },
    ],
  },
  { id: 'cancelTreasury', label: 'Own shares are cancelled', fields: [name('issuer', 'Company')] },
  {
    id: 'merge',
    label: 'Two companies merge',
    fields: [
      name('first', 'Company'),
      name('second', 'and'),
      { name: 'into', label: 'become', kind: 'text', hint: 'name of the new one' },
      { name: 'split', label: 'Part of the first', kind: 'text', hint: '1/2' },
    ],
  },
  {
    id: 'trust',
    label: 'Shares go into a trust',
    fields: [
      name('from', 'From'),
      { name: 'trustee', label: 'Trustee', kind: 'text' },
      name('issuer', 'Shares of'),
      AMOUNT,
    ],
  },
  {
    id: 'setVotes',
    label: 'Votes of a holder change',
    fields: [
      name('holder', 'Holder'),
      name('issuer', 'Votes in'),
      { name: 'votesPerShare', label: 'Votes a share', kind: 'text', hint: '2' },
    ],
  },
  {
    id: 'cap',
    label: 'Votes of a holder are capped',
    fields: [
      name('holder', 'Holder'),
      name('issuer', 'Votes in'),
      { name: 'limit', label: 'At most', kind: 'text', hint: '15%' },
    ],
  },
  {
    id: 'endAgreement',
    label: 'An agreement ends',
    fields: [{ name: 'id', label: 'Agreement', kind: 'text' }],
  },
];

/** The step that a filled form stands for. */
export function stepOf(form: StepForm, given: Readonly<Record<string, string>>): unknown {
  const body: Record<string, unknown> = {};
  for (const { name: field, kind } of form.fields) {
    const value = (given[field] ?? '').trim();
    if (value === '') continue;
    if (kind === 'amount') body[isCount(value) ? 'shares' : 'stake'] = plainCount(value);
    else body[field] = kind === 'flag' ? true : plainCount(value);
  }
  return { [form.id]: form.id === 'merge' ? mergeOf(body) : body };
}

function mergeOf(body: Readonly<Record<string, unknown>>): unknown {
  const { first, second, into, split = '1/2' } = body;
  const parts = /^(\d+)\/(\d+)$/.exec(String(split));
  const percent = /^([\d.]+)%$/.exec(String(split));
  const rest = parts
    ? `${Number(parts[2]) - Number(parts[1])}/${parts[2] ?? ''}`
    : `${100 - Number(percent?.[1] ?? 50)}%`;
  return {
    issuers: [first, second],
    into,
    split: { [String(first)]: String(split), [String(second)]: rest },
  };
}

function isCount(value: string): boolean {
  return /^[\d,\s_]+$/.test(value);
}

function plainCount(value: string): unknown {
  return isCount(value) ? Number(value.replace(/[,\s_]/g, '')) : value;
}
