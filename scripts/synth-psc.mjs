// A made-up register as the snapshot of people with significant control of the United Kingdom: JSON lines, one record for
// each holder of a company. Holders of a quarter or less state a right; some records are ceased, some name nobody.

const FIRST = 'Ada Ben Cy Di Eve Flo Gus Hal Ida Jo Kit Lea Max Nan Oli Pam Quin Ray Sue Tom'.split(
  ' ',
);
const MIDDLE = 'Alan Beth Clare Dean Ellis Faye Grant Hope Ivor Jane Keith Lynn Mark Neil'.split(
  ' ',
);
const LAST =
  'Archer Baker Carter Draper Elder Fisher Gardner Hunter Innes Joiner Keeper Lorimer Mason Naylor Porter'.split(
    ' ',
  );
const PART = 25_000_000;

/** Numbers that look drawn, from a number. */
function mixed(value) {
  let state = Math.imul(value ^ 0x9e3779b9, 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

const number = (company) => String(company + 1).padStart(8, '0');
const twoDigits = (value) => String(value).padStart(2, '0');

/** The records of a register, line by line. */
export function* pscLines({ nodes, companies, isCompany, holders, parts }) {
  let records = 0;
  for (let edge = 0; edge < holders.length; edge++) {
    const draw = mixed(edge);
    const company = number(companies[edge]);
    yield JSON.stringify({ company_number: company, data: record(draw) });
    records++;
    if (draw % 23 === 0) {
      yield JSON.stringify({ company_number: company, data: nobody(draw) });
      records++;
    }

    function record(chance) {
      const holder = holders[edge];
      const self = `/company/${company}/persons-with-significant-control/individual/${chance.toString(36)}${edge}`;
      return {
        ...(isCompany[holder] ? corporate(holder) : individual(holder, nodes)),
        ...(chance % 7 === 0 && { ceased_on: `20${17 + (chance % 9)}-0${1 + (chance % 9)}-11` }),
        etag: mixed(chance).toString(16).padStart(8, '0').repeat(5),
        links: { self },
        natures_of_control: natures(parts[edge], chance),
        notified_on: `20${16 + (chance % 3)}-${twoDigits(1 + (chance % 12))}-06`,
      };
    }
  }
  yield JSON.stringify({
    data: {
      kind: 'totals#persons-of-significant-control-snapshot',
      persons_of_significant_control_count: records,
    },
  });
}

function individual(holder) {
  const draw = mixed(holder);
  const [first, middle, last] = [
    FIRST[draw % FIRST.length],
    `${MIDDLE[(draw >>> 5) % MIDDLE.length]} ${MIDDLE[(draw >>> 9) % MIDDLE.length]}`,
    `${LAST[(draw >>> 13) % LAST.length]}-${LAST[(draw >>> 17) % LAST.length]}`,
  ];
  return {
    address: address(draw),
    country_of_residence: 'England',
    date_of_birth: { month: 1 + (draw % 12), year: 1930 + ((draw >>> 7) % 75) },
    kind: 'individual-person-with-significant-control',
    name: `${draw % 2 ? 'Mr' : 'Ms'} ${first} ${middle} ${last}${holder % 64 === 0 ? '' : ` ${holder.toString(36)}`}`,
    name_elements: {
      forename: first,
      middle_name: middle,
      surname: last,
      title: draw % 2 ? 'Mr' : 'Ms',
    },
    nationality: 'British',
  };
}

function corporate(holder) {
  return {
    address: address(mixed(holder)),
    identification: {
      country_registered: 'England & Wales',
      legal_authority: 'Companies Act 2006',
      legal_form: 'Limited Company',
      place_registered: 'Companies House',
      registration_number: number(holder),
    },
    kind: 'corporate-entity-person-with-significant-control',
    name: `Holding ${number(holder)} Limited`,
  };
}

function address(draw) {
  return {
    address_line_1: `${MIDDLE[draw % MIDDLE.length]} Street`,
    country: 'England',
    locality: `${LAST[(draw >>> 8) % LAST.length]}ton`,
    postal_code: `CR${draw % 90} ${draw % 9}HD`,
    premises: String(1 + (draw % 400)),
  };
}

function natures(parts, chance) {
  const band =
    parts >= 3 * PART
      ? '75-to-100'
      : parts > 2 * PART
        ? '50-to-75'
        : parts > PART
          ? '25-to-50'
          : undefined;
  if (band === undefined) return ['significant-influence-or-control'];
  const as = chance % 31 === 0 ? '-as-trust' : '';
  return [
    `ownership-of-shares-${band}-percent${as}`,
    ...(chance % 8 === 0 ? [] : [`voting-rights-${band}-percent${as}`]),
    ...(parts > 2 * PART ? ['right-to-appoint-and-remove-directors'] : []),
  ];
}

function nobody(draw) {
  return {
    kind: 'persons-with-significant-control-statement',
    notified_on: '2016-06-30',
    statement:
      draw % 2
        ? 'no-individual-or-entity-with-signficant-control'
        : 'psc-exists-but-not-identified',
  };
}
