import { describe, expect, it } from 'vitest';
import { ACTORS, readText } from '../../../src/reading/index.ts';

/** Person, post, company and status of every role that a text tells. */
function rolesOf(text: string): (readonly (string | undefined)[])[] {
  return readText(text, { actors: ACTORS, name: 'text' }).claims.flatMap(({ claim }) =>
    claim.type === 'role' ? [[claim.person, claim.post, claim.company, claim.status] as const] : [],
  );
}

describe('the company of a post', () => {
  it('is the one beside the post', () => {
    expect(rolesOf('Toyota met Subaru. Subaru’s chairman Kenji Okada spoke.')).toEqual([
      ['Kenji Okada', 'chairman', 'Subaru', 'current'],
    ]);
  });

  it('is the subject of the sentence before when the post names none', () => {
    const text =
      'Volvo said on Monday that talks with Renault went on. Chairman Lars Holm was pleased.';
    expect(rolesOf(text)).toEqual([['Lars Holm', 'chairman', 'Volvo', 'current']]);
  });

  it('is the one that the text gave the same person elsewhere', () => {
    const text =
      'Volvo’s finance chief Lars Holm met Renault’s board in Paris.\n\nRenault was silent.\n\nThe finance chief, Lars Holm, flew home.';
    expect(rolesOf(text).map(([, , company]) => company)).toEqual(['Volvo', 'Volvo']);
  });
});

describe('a change of post', () => {
  it('ends a post beside the name when the next words say so', () => {
    expect(rolesOf('Nissan was hit. Nissan chairman Kenji Okada resigned on Friday.')).toEqual([
      ['Kenji Okada', 'chairman', 'Nissan', 'resigned'],
    ]);
  });

  it('does not begin because its holder takes over something else', () => {
    expect(rolesOf('Nissan chairman Kenji Okada took over the talks.')).toEqual([
      ['Kenji Okada', 'chairman', 'Nissan', 'current'],
    ]);
  });

  it('gives the newcomer the post of whoever makes way', () => {
    const text = 'Volvo chairman Lars Holm made way for Nils Berg in May.';
    expect(rolesOf(text)).toContainEqual(['Nils Berg', 'chairman', 'Volvo', 'appointed']);
  });

  it('gives a seat on a board to the person who joins it', () => {
    const text = 'Lars Holm was pleased. On Friday Lars Holm joined Volvo’s board.';
    expect(rolesOf(text)).toEqual([['Lars Holm', 'director', 'Volvo', 'appointed']]);
  });
});

describe('the words of a post', () => {
  it.each([
    ['Volvo’s senior managing director Lars Holm spoke.', 'senior managing director'],
    ['Lars Holm, head of strategy at Volvo, spoke.', 'head of strategy'],
    ['Volvo’s chairman emeritus Lars Holm spoke.', 'chairman emeritus'],
    ['Lars Holm is a member of the supervisory board of Volvo.', 'supervisory board member'],
    ['Lars Holm, who runs Volvo, spoke.', 'chief executive'],
  ])('are read from %j', (text, post) => {
    expect(rolesOf(text)).toContainEqual(['Lars Holm', post, 'Volvo', 'current']);
  });

  it('are two posts of one person where "and" joins them', () => {
    const text = 'Volvo’s chairman and chief executive Lars Holm spoke.';
    expect(rolesOf(text).map(([, post]) => post)).toEqual(['chairman', 'chief executive']);
  });
});

describe('a verb that gives a post', () => {
  it('has the newcomer as its object, whoever acts', () => {
    const text = 'Volvo met. Volvo’s owner Nils Berg named Lars Holm as chairman of Volvo.';
    expect(rolesOf(text)).toContainEqual(['Lars Holm', 'chairman', 'Volvo', 'appointed']);
  });

  it('takes away the post that the text gave somebody before', () => {
    const text = 'Volvo’s chairman Lars Holm flew home. Lars Holm was dismissed in May.';
    expect(rolesOf(text)).toContainEqual(['Lars Holm', 'chairman', 'Volvo', 'ousted']);
  });

  it('lets a stand-in act in the post that somebody left', () => {
    const text = 'Volvo’s chairman Lars Holm resigned. Nils Berg fills in.';
    expect(rolesOf(text)).toContainEqual(['Nils Berg', 'chairman', 'Volvo', 'acting']);
  });
});

it('makes no post of a possessive or of a founder without a company', () => {
  expect(rolesOf('The chairman’s friend Lars Holm left. The founder, Nils Berg, stayed.')).toEqual(
    [],
  );
});

describe('who is beside a post', () => {
  it.each([
    ['The chairman of the venture will be Kenji Okada.', ['Kenji Okada', 'chairman', 'appointed']],
    ['Volvo, whose chairman is Lars Holm, met Renault.', ['Lars Holm', 'chairman', 'current']],
    ['Lars Holm was Volvo’s chairman until May.', ['Lars Holm', 'chairman', 'former']],
    ['Lars Holm, who has been treasurer at Volvo, spoke.', ['Lars Holm', 'treasurer', 'current']],
    ['Volvo fired chief executive Lars Holm.', ['Lars Holm', 'chief executive', 'ousted']],
    ['Lars Holm of Volvo got the post of president.', ['Lars Holm', 'president', 'appointed']],
    ['Lars Holm lost his job as Volvo chairman.', ['Lars Holm', 'chairman', 'ousted']],
  ])('%s', (text, [person, post, status]) => {
    expect(rolesOf(text).map(([who, what, , how]) => [who, what, how])).toEqual([
      [person, post, status],
    ]);
  });

  it('is each of the people whom a list names', () => {
    const text = 'Volvo appointed two new directors: Lars Holm and Nils Berg.';
    expect(rolesOf(text)).toEqual([
      ['Lars Holm', 'director', 'Volvo', 'appointed'],
      ['Nils Berg', 'director', 'Volvo', 'appointed'],
    ]);
    expect(rolesOf('Lars Holm and Nils Berg, co-chairmen of Volvo, spoke.')).toHaveLength(2);
  });

  it('is whom the verb puts on a board', () => {
    expect(rolesOf('Volvo said it elected Lars Holm, 70, to its board of directors.')).toEqual([
      ['Lars Holm', 'director', 'Volvo', 'appointed'],
    ]);
  });
});

describe('a post that a verb gives', () => {
  it('is new, and what somebody is when named is not', () => {
    const statuses = (text: string) => rolesOf(text).map(([, post, , status]) => [post, status]);
    expect(statuses('Volvo named Lars Holm, 61, president.')).toEqual([['president', 'appointed']]);
    expect(statuses('Volvo named Lars Holm, treasurer of Scania, as president.')).toEqual([
      ['treasurer', 'current'],
      ['president', 'appointed'],
    ]);
  });
});

describe('the companies of a post', () => {
  it('are both that “and” joins', () => {
    expect(rolesOf('Lars Holm is chairman of both Volvo and Scania.')).toEqual([
      ['Lars Holm', 'chairman', 'Volvo', 'current'],
      ['Lars Holm', 'chairman', 'Scania', 'current'],
    ]);
  });

  it('differ from post to post of one person', () => {
    const text = 'Lars Holm, chairman of Volvo and a director of Scania, spoke. Volvo is old.';
    expect(rolesOf(text).map(([, , company]) => company)).toEqual(['Volvo', 'Scania']);
  });

  it('follow the name of the person with “of”', () => {
    expect(rolesOf('Renault met. Chairman Lars Holm of Volvo spoke.')).toEqual([
      ['Lars Holm', 'chairman', 'Volvo', 'current'],
    ]);
  });

  it('are states whose adjective stands before', () => {
    expect(rolesOf('Japanese Finance Minister Taro Aso said Renault must wait.')).toEqual([
      ['Taro Aso', 'finance minister', 'Japan', 'current'],
    ]);
  });

  it('are never guessed for what somebody is by trade', () => {
    expect(rolesOf('Volvo rose. Fund manager Lars Holm sold his shares.')).toEqual([]);
  });
});

describe('names, ages and fields beside a post', () => {
  it.each([
    ['Lars Holm (61), chairman of Volvo, spoke.', 'chairman', 'Volvo'],
    ['Lars Holm, a director of both Volvo and Scania, spoke.', 'director', 'Volvo'],
    [
      'Volvo’s vice president for oil and gas, Lars Holm, spoke.',
      'vice president for oil',
      'Volvo',
    ],
    ['Volvo’s outspoken chairman Lars Holm met Renault.', 'chairman', 'Volvo'],
    ['“We are proud,” said Lars Holm, CEO, Volvo Cars, on Monday.', 'ceo', 'Volvo Cars'],
    ['Osamu Suzuki, chairman of Suzuki, spoke.', 'chairman', 'Suzuki'],
  ])('%s', (text, post, company) => {
    const [first] = rolesOf(text);
    expect([first?.[1], first?.[2]]).toEqual([post, company]);
  });

  it('give each of two people in one clause a post of their own', () => {
    const text = 'Volvo met. Lars Holm is to be chairman and Nils Berg chief executive of Volvo.';
    expect(rolesOf(text).map(([person, post, , status]) => [person, post, status])).toEqual([
      ['Lars Holm', 'chairman', 'appointed'],
      ['Nils Berg', 'chief executive', 'appointed'],
    ]);
  });
});

describe('who leads', () => {
  it('is told by verbs, and not by nouns', () => {
    expect(rolesOf('Lars Holm, who chairs Volvo and Scania, spoke.')).toHaveLength(2);
    expect(rolesOf('Lars Holm will head Volvo.')).toEqual([
      ['Lars Holm', 'head', 'Volvo', 'appointed'],
    ]);
    expect(rolesOf('Lars Holm chaired the meeting of Volvo.')).toEqual([]);
    expect(rolesOf('Lars Holm was forced to head to Volvo.')).toEqual([]);
    expect(rolesOf('Lars Holm sent away the heads of Volvo.')).toEqual([]);
  });
});

describe('letters and ministries before a post', () => {
  it('name the organisation, and the whole field', () => {
    expect(rolesOf('TWA chairman Carl Icahn may raise his stake in Volvo.')).toEqual([
      ['Carl Icahn', 'chairman', 'TWA', 'current'],
    ]);
    expect(rolesOf('Energy and Mines Minister Lars Holm of Venezuela spoke.')[0]?.[1]).toBe(
      'energy and mines minister',
    );
  });

  it('and “designate” behind it says that it is to come', () => {
    expect(rolesOf('Volvo’s chief executive designate Lars Holm spoke.')[0]?.[3]).toBe('appointed');
  });

  it('and “its” in an aside means the name before', () => {
    expect(rolesOf('Renault met. Volvo, under its chairman Lars Holm, wants Scania.')).toEqual([
      ['Lars Holm', 'chairman', 'Volvo', 'current'],
    ]);
  });
});

describe('a field of work', () => {
  it('is no company, though it has capitals', () => {
    const text =
      'Volvo met. “No,” said the vice president of Gulf Coast Operations, Lars Holm. Volvo agreed.';
    expect(rolesOf(text)).toEqual([['Lars Holm', 'vice president', 'Volvo', 'current']]);
  });
});

describe('public posts', () => {
  it('are of the state that the text speaks of, not of its companies', () => {
    const text =
      'Gazprom, the gas group of Russia, has a new board, said Deputy Prime Minister Igor Sechin.';
    expect(rolesOf(text)).toEqual([['Igor Sechin', 'deputy prime minister', 'Russia', 'current']]);
  });

  it('have a capital where posts at companies have none', () => {
    const text =
      'Gazprom chairman Alexei Miller met the Russian government. On Tuesday President Dmitry Medvedev spoke to the directors of Gazprom.';
    expect(rolesOf(text)).toEqual([
      ['Alexei Miller', 'chairman', 'Gazprom', 'current'],
      ['Dmitry Medvedev', 'president', 'Russia', 'current'],
    ]);
  });
});

describe('the name of a post', () => {
  it('may be that of an officer of any field', () => {
    const text = 'Andy Palmer, who had been chief planning officer of Nissan, joined Aston Martin.';
    expect(rolesOf(text)).toContainEqual([
      'Andy Palmer',
      'chief planning officer',
      'Nissan',
      'former',
    ]);
  });

  it('is that of the board, with its owner between', () => {
    const text = 'Jan Piëch, today a member of Volkswagen’s supervisory board, was against it.';
    expect(rolesOf(text)).toEqual([
      ['Jan Piëch', 'supervisory board member', 'Volkswagen', 'current'],
    ]);
  });

  it('is director for a member of a plain board, with what stands before it', () => {
    const text =
      'The power utility Eskom has troubles. Zethembe Khoza, a non-executive member of the board, was silent.';
    expect(rolesOf(text)).toEqual([
      ['Zethembe Khoza', 'non-executive director', 'Eskom', 'current'],
    ]);
  });
});

describe('who comes and who goes', () => {
  it('takes the posts of whoever leaves, all that he held', () => {
    const text =
      'Renault named Luca Berti on Monday. Jan Kees, chairman and chief executive of Renault, resigned. Luca Berti will succeed him.';
    const posts = rolesOf(text).filter(([person]) => person === 'Luca Berti');
    expect(posts).toEqual([
      ['Luca Berti', 'chairman', 'Renault', 'appointed'],
      ['Luca Berti', 'chief executive', 'Renault', 'appointed'],
    ]);
  });

  it('may be told of the top job alone', () => {
    const text = 'The board of Renault gave Luca Berti the top job.';
    expect(rolesOf(text)).toEqual([['Luca Berti', 'chief executive', 'Renault', 'appointed']]);
  });

  it('is told by nouns too', () => {
    const text =
      'Shareholders of Renault voted against the appointment of Luca Berti to the board.';
    expect(rolesOf(text)).toEqual([['Luca Berti', 'director', 'Renault', 'appointed']]);
  });

  it('is nobody where only the post is spoken of', () => {
    const text = 'Luca Berti, who holds 3 percent of Renault, pressed for the CEO to be ousted.';
    expect(rolesOf(text)).toEqual([]);
  });

  it('opens with the company', () => {
    const text = 'Luca Berti leaves Renault. At Volvo he takes a new post, head of sales.';
    expect(rolesOf(text).at(-1)).toEqual(['Luca Berti', 'head of sales', 'Volvo', 'appointed']);
  });
});

describe('a head of state', () => {
  it('belongs to the state that everybody knows', () => {
    const text = 'Nippon Steel wants to buy U.S. Steel. President Joe Biden is against it.';
    expect(rolesOf(text).map(([person, post]) => [person, post])).toEqual([
      ['Joe Biden', 'president'],
    ]);
    expect(rolesOf(text)[0]?.[2]).not.toBe('Nippon Steel');
  });
});
