import { describe, expect, it } from 'vitest';
import { readPsc } from '../../../src/formats/psc/read.ts';
import { recognise } from '../../../src/formats/recognise.ts';
import { bandText } from '../../../src/model/index.ts';

const ABOUT = { name: 'psc.txt', source: 'sha256:0' };
const INDIVIDUAL = 'individual-person-with-significant-control';
const CORPORATE = 'corporate-entity-person-with-significant-control';
const record = (data: object, company = '09000001') => ({ company_number: company, data });
const person = (more: object = {}) => ({
  kind: INDIVIDUAL,
  name: 'Ms Ada Example',
  date_of_birth: { year: 1977, month: 2 },
  natures_of_control: ['ownership-of-shares-25-to-50-percent'],
  notified_on: '2016-04-06',
  links: { self: '/company/09000001/persons-with-significant-control/individual/a1' },
  ...more,
});
const lines = (...records: readonly object[]) =>
  records.map((each) => JSON.stringify(each)).join('\n');
const read = (...records: readonly object[]) =>
  readPsc(lines(...records), ABOUT, (number) => (number === '09000009' ? 'Known Ltd' : undefined));
const claims = (...records: readonly object[]) =>
  read(...records)
    .statements.map(({ claim }) => claim)
    .filter(({ type }) => type !== 'entity');
const natures = (...codes: readonly string[]) =>
  claims(record(person({ natures_of_control: codes })));

describe('the snapshot of people with significant control', () => {
  it('is known by its fields', () => {
    expect(recognise(lines(record(person())))).toBe('psc');
    expect(recognise(lines(record({ kind: 'exemptions', exemptions: {} })))).toBe('psc');
  });

  // The Register of People with Significant Control Regulations 2016, schedule 2.
  it.each([
    ['ownership-of-shares-25-to-50-percent', 'capital', '(25%, 50%]'],
    ['ownership-of-shares-50-to-75-percent', 'capital', '(50%, 75%)'],
    ['ownership-of-shares-75-to-100-percent', 'capital', '[75%, 100%]'],
    ['voting-rights-25-to-50-percent', 'votes-gross', '(25%, 50%]'],
    ['voting-rights-50-to-75-percent-limited-liability-partnership', 'votes-gross', '(50%, 75%)'],
    [
      'ownership-of-shares-more-than-25-percent-registered-overseas-entity',
      'capital',
      '(25%, 100%]',
    ],
  ])('reads %s as a holding of %s in %s', (code, basis, text) => {
    const [claim] = natures(code);
    expect(claim).toMatchObject({ type: 'holding', holder: 'Ms Ada Example', basis });
    expect(claim?.type === 'holding' && claim.band && bandText(claim.band)).toBe(text);
    expect(claim).not.toHaveProperty('stake');
  });

  it.each([
    ['right-to-appoint-and-remove-directors', 'appointmentOfBoard'],
    ['right-to-appoint-and-remove-members-limited-liability-partnership', 'appointmentOfBoard'],
    ['significant-influence-or-control', 'otherInfluenceOrControl'],
    ['significant-influence-or-control-as-trust', 'otherInfluenceOrControl'],
    [
      'right-to-share-surplus-assets-75-to-100-percent-limited-liability-partnership',
      'rightsToSurplusAssetsOnDissolution',
    ],
  ])('keeps %s as an interest', (code, kind) => {
    expect(natures(code)).toMatchObject([{ type: 'interest', kind, details: code }]);
  });

  it('counts no share of a trust or firm, since each of its members names the whole', () => {
    const codes = [
      'ownership-of-shares-75-to-100-percent-as-trust',
      'voting-rights-75-to-100-percent-as-firm',
      'ownership-of-shares-more-than-25-percent-as-control-over-trust-registered-overseas-entity',
    ];
    expect(natures(...codes)).toMatchObject([
      { type: 'interest', kind: 'shareholding', directness: 'indirect' },
      { type: 'interest', kind: 'votingRights', directness: 'indirect' },
      { type: 'interest', kind: 'shareholding', directness: 'indirect' },
    ]);
  });

  it('gives each nature a statement with an id of its own, and its days', () => {
    const { statements, findings } = read(
      record(
        person({
          natures_of_control: [
            'ownership-of-shares-25-to-50-percent',
            'voting-rights-25-to-50-percent',
          ],
          ceased_on: '2018-05-14',
        }),
      ),
    );
    const own = '/company/09000001/persons-with-significant-control/individual/a1';
    expect(findings).toEqual([]);
    expect(statements.slice(-2)).toMatchObject([
      { id: own, from: '2016-04-06', to: '2018-05-13', knownFrom: '2016-04-06' },
      { id: `${own}#2`, from: '2016-04-06', to: '2018-05-13' },
    ]);
  });

  it('links a company that is a holder here and a subject there by its number', () => {
    const parent = {
      kind: CORPORATE,
      name: 'Parent Holdings Limited',
      identification: {
        legal_form: 'Private limited company',
        place_registered: 'Companies House',
        registration_number: '9000002',
      },
      natures_of_control: ['voting-rights-75-to-100-percent'],
      notified_on: '2017-01-01',
    };
    expect(claims(record(parent), record(person(), '09000002'))).toMatchObject([
      { holder: 'Parent Holdings Limited', issuer: '09000001' },
      { holder: 'Ms Ada Example', issuer: 'Parent Holdings Limited' },
    ]);
  });

  it('calls a company by the name that the workspace knows for its number', () => {
    expect(claims(record(person(), '09000009'))).toMatchObject([{ issuer: 'Known Ltd' }]);
  });

  it('takes one name and month of birth for one person, and two months for two', () => {
    const { statements, findings } = read(
      record(person()),
      record(person(), '09000002'),
      record(person({ date_of_birth: { year: 1990, month: 11 } }), '09000003'),
    );
    const people = statements.flatMap(({ claim }) =>
      claim.type === 'entity' && claim.entity.kind === 'person' ? [claim.entity.name] : [],
    );
    expect(people).toEqual(['Ms Ada Example (born 1977-02)', 'Ms Ada Example (born 1990-11)']);
    expect(findings).toMatchObject([{ code: 'psc-same-name' }]);
  });

  it.each([
    [
      {
        kind: 'persons-with-significant-control-statement',
        statement: 'no-individual-or-entity-with-signficant-control',
      },
      'noBeneficialOwners: no-individual-or-entity-with-signficant-control',
    ],
    [
      {
        kind: 'persons-with-significant-control-statement',
        statement: 'psc-exists-but-not-identified',
      },
      'subjectUnableToConfirmOrIdentifyBeneficialOwner: psc-exists-but-not-identified',
    ],
    [
      { kind: 'super-secure-person-with-significant-control' },
      'interestedPartyExemptFromDisclosure: super-secure-person-with-significant-control',
    ],
    [
      { kind: 'exemptions', exemptions: { psc_exempt_as_trading_on_uk_regulated_market: {} } },
      'subjectExemptFromDisclosure: exempt psc-exempt-as-trading-on-uk-regulated-market',
    ],
  ])('keeps why nobody is named: %j', (data, note) => {
    const { statements, findings } = read(record(data));
    expect(statements.at(-1)).toMatchObject({
      claim: { type: 'interest', holder: '(unidentified)', issuer: '09000001' },
      note,
    });
    expect(findings).toMatchObject([{ code: 'psc-nobody', severity: 'remark' }]);
  });

  it('keeps a nature that is not known, and says so', () => {
    const { statements, findings } = read(
      record(person({ natures_of_control: ['right-to-name-the-ship'] })),
    );
    expect(statements.at(-1)?.claim).toMatchObject({ details: 'right-to-name-the-ship' });
    expect(findings).toMatchObject([{ code: 'psc-nature' }]);
  });

  it('names every record that has no known shape, and goes on', () => {
    const { findings, statements } = read({ company_number: '1' }, record(person()), {
      data: { kind: 'totals#persons-of-significant-control-snapshot' },
    });
    expect(findings).toMatchObject([{ code: 'psc-shape', at: { line: 1 } }]);
    expect(statements.length).toBeGreaterThan(0);
  });
});
