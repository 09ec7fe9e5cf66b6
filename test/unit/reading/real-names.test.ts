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
  });
});
