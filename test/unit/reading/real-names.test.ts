import { describe, expect, it } from 'vitest';
import { ACTORS, readText } from '../../../src/reading/index.ts';
import { neutralOf } from '../../../src/reading/neutral.ts';

const stakes = (text: string) =>
  neutralOf(readText(text, { actors: ACTORS, name: 'a' }))
    .claims.filter(({ type }) => type === 'stake')
    .map(({ slots }) => `${slots.holder} ${slots.percent} ${slots.company}`);
const learned = (text: string) =>
  readText(text, { actors: ACTORS, name: 'a' }).learned.map(({ name }) => name);

describe('names as agencies and newspapers write them', () => {
  it('takes the sign of a share at an exchange for no company', () => {
    expect(
      learned('Veldspar Oyj (VELD.HE) and Marlow plc <MRL.L> bought Toldane Inc (NYSE: TLD).'),
    ).toEqual(expect.not.arrayContaining(['VELD', 'MRL', 'TLD', 'NYSE']));
  });

  it.each([
    ['En+ Group owns 48 percent of Veldspar.', 'En+ Group 48 Veldspar'],
    ['Toldane A/S owns 25 percent of Veldspar.', 'Toldane A/S 25 Veldspar'],
    [
      'The state-owned Oil and Natural Gas Corp owns 8 percent of Veldspar.',
      'Oil and Natural Gas Corp 8 Veldspar',
    ],
    [
      'Metro Pacific Resources Inc. owns 9 percent of Veldspar.',
      'Metro Pacific Resources Inc 9 Veldspar',
    ],
    ['Ping An Insurance Group Co of China owns 8% of HSBC Holdings Plc.', 'Ping An 8 HSBC'],
    [
      'Businessman Edgar Toldane owns 8 percent of Veldspar. Toldane said so.',
      'Edgar Toldane 8 Veldspar',
    ],
    ['The Iranian businessman Farhad Toldane owns 5% of Veldspar.', 'Farhad Toldane 5 Veldspar'],
    ['Chairman Cho Won-tae owns 6% of Veldspar.', 'Cho Won-tae 6 Veldspar'],
  ])('knows where a name begins and ends: "%s"', (text, stake) => {
    expect(stakes(text)).toEqual([stake]);
  });

  it('says of a company that two will make what it is, and takes neither for it', () => {
    expect(
      stakes(
        'Veldspar Plc and Toldane Plc will merge. Veldspar would own 51% of the combined company.',
      ),
    ).toEqual(['Veldspar Plc 51 combined company']);
  });

  it('takes an amount of money for no company', () => {
    expect(learned('Veldspar will pay $US1.4 billion and Rs500 for Toldane, it said.')).toEqual(
      expect.not.arrayContaining(['US1', 'Rs500']),
    );
  });

  it('knows who is “Japan’s No. 1 carmaker”', () => {
    expect(
      stakes(
        'Toyota is raising its stake in Subaru to 20 percent, it said. Japan’s No. 1 carmaker already owns 17 percent of Subaru.',
      ),
    ).toEqual(['Toyota 20 Subaru', 'Toyota 17 Subaru']);
  });

  it('sees in “the Fuji stake” which stake it is, and nobody who does anything', () => {
    expect(
      stakes(
        'General Motors bought 20 percent of Fuji Heavy. The Fuji stake will help General Motors, which already has 49 percent of Isuzu.',
      ),
    ).toContain('General Motors 49 Isuzu');
  });

  it('calls a company by the name that the text uses, where the register has another', () => {
    expect(stakes('Daimler owns 7.5 percent of EADS.')).toEqual(['Daimler 7.5 EADS']);
    expect(stakes('Daimler owns 7.5 percent of Airbus, once EADS.')).toEqual([
      'Daimler 7.5 Airbus',
    ]);
    expect(
      stakes(
        'Lagardere sold its shares of EADS, the parent of Airbus. Airbus builds aircraft. Daimler owns 7.5 percent of EADS.',
      ),
    ).toContain('Daimler 7.5 EADS');
  });
});

describe('stakes as agencies and newspapers tell them', () => {
  it('reads quotations of prices without taking them for parts', () => {
    expect(
      stakes('The riyal was quoted at 3.7495/98 to the dollar, and Veldspar rose 4-1/8 to 72-5/8.'),
    ).toEqual([]);
  });

  it('reads a whole number with a part: “40-1/2 pct”', () => {
    expect(
      stakes('Renault owns 40-1/2 pct of Nissan. Renault owns 5 1/4 percent of AvtoVAZ.'),
    ).toEqual(['Renault 40.5 Nissan', 'Renault 5.25 AvtoVAZ']);
  });

  it('reads both ways of a holding in each other', () => {
    expect(stakes('Renault and Nissan will each own 15% of the other, they said.').sort()).toEqual([
      'Nissan 15 Renault',
      'Renault 15 Nissan',
    ]);
    expect(stakes('Renault and Nissan hold 15% of each other.').sort()).toEqual([
      'Nissan 15 Renault',
      'Renault 15 Nissan',
    ]);
  });

  it('gives each its number in “their mutual holdings, to 14 and 11 percent respectively”', () => {
    expect(
      stakes(
        'Toyota and Suzuki are raising their mutual shareholdings to 14 and 11 percent respectively.',
      ),
    ).toEqual(['Toyota 14 Suzuki', 'Suzuki 11 Toyota']);
  });

  it('finds the holder of a stake that itself goes up or down', () => {
    expect(stakes('The holding of Renault in Nissan is to come down from 43% to 15%.')).toEqual([
      'Renault 43 Nissan',
      'Renault 15 Nissan',
    ]);
  });

  it('finds to whom a stake belongs behind words that describe the owner', () => {
    expect(
      stakes(
        'The 25% of AvtoVAZ that belong to Russian investment firm Troika Dialog are for sale.',
      ),
    ).toEqual(['Troika Dialog 25 AvtoVAZ']);
  });

  it('does not take “for its part” for somebody', () => {
    expect(stakes('Porsche SE for its part rises to 37 percent of Volkswagen.')).toEqual([
      'Porsche SE 37 Volkswagen',
    ]);
  });

  it('reads a title in capitals apart from the line below it', () => {
    const text =
      'RENAULT BUYS A LARGER STAKE IN NISSAN\n    PARIS, March 2 - Renault bought a further 5 pct of its partner\nNissan, raising its stake in the Japanese company to 43 pct\nfrom 38 pct, it said in a statement issued here on Monday.\n    It gave no reason for the purchase, which had been expected\nby nobody on the stock exchange of Tokyo or of Paris.\n';
    expect(stakes(text)).toContain('Renault 43 Nissan');
    const reading = readText(text, { actors: ACTORS, name: 'a' });
    expect(reading.sentences[0]?.kind).toBe('headline');
  });

  it('knows the latter, and a government by its seat', () => {
    expect(
      stakes(
        'Nissan works with Renault. The French state owns 15% of the latter, and Paris wants to keep it.',
      ),
    ).toEqual(['French State 15 Renault']);
    expect(
      stakes('After that Berlin, Paris and Madrid will together have 28 percent of EADS.'),
    ).toEqual(['Germany, French State and Spain 28 EADS']);
  });

  it('finds the company of a list behind a colon, and whom a bracket is about', () => {
    const text =
      'Aston Martin met its lenders. Two shareholders of Aston Martin are larger: the Yew Tree Consortium led by Lawrence Stroll (21%) and the Public Investment Fund (18%).';
    expect(stakes(text)).toEqual([
      'Yew Tree Consortium 21 Aston Martin',
      'Public Investment Fund 18 Aston Martin',
    ]);
  });

  it('gives what is held in a company before the subject to that company', () => {
    expect(
      stakes('The Dutch state owned nothing of Air France, but in KLM itself it had 5.9 percent.'),
    ).toEqual(['Dutch state 5.9 KLM']);
  });

  it('leaves turnout and results of a vote to the votes', () => {
    expect(
      stakes('Of the share capital of Renault 56% was represented, and 73.9% voted for the sale.'),
    ).toEqual([]);
  });

  it('takes nothing above the whole for a stake', () => {
    expect(stakes('Renault owns 121.8% of Nissan. Renault owns 100% of Dacia.')).toEqual([
      'Renault 100 Dacia',
    ]);
  });
});
