/** Country codes with heads of state and government, whom texts name by their title without the country. */
const LEADERS: readonly (readonly [code: string, names: string])[] = [
  ['US', 'Joe Biden|Donald Trump|Barack Obama|George W. Bush|George Bush|Bill Clinton'],
  [
    'FR',
    'Emmanuel Macron|François Hollande|Nicolas Sarkozy|Jacques Chirac|Manuel Valls|Édouard Philippe',
  ],
  ['DE', 'Angela Merkel|Olaf Scholz|Gerhard Schröder|Gerhard Schroeder|Friedrich Merz|Helmut Kohl'],
  [
    'GB',
    'Tony Blair|Gordon Brown|David Cameron|Theresa May|Boris Johnson|Liz Truss|Rishi Sunak|Keir Starmer|Margaret Thatcher',
  ],
  [
    'IT',
    'Silvio Berlusconi|Romano Prodi|Mario Monti|Enrico Letta|Matteo Renzi|Paolo Gentiloni|Giuseppe Conte|Mario Draghi|Giorgia Meloni',
  ],
  ['ES', 'José Luis Rodríguez Zapatero|Mariano Rajoy|Pedro Sánchez|José María Aznar'],
  ['PT', 'José Sócrates|António Costa|Pedro Passos Coelho'],
  [
    'RU',
    'Vladimir Putin|Dmitry Medvedev|Boris Yeltsin|Mikhail Mishustin|Viktor Zubkov|Mikhail Fradkov',
  ],
  ['CN', 'Xi Jinping|Hu Jintao|Li Keqiang|Wen Jiabao|Li Qiang|Zhu Rongji'],
  [
    'JP',
    'Shinzo Abe|Yoshihide Suga|Fumio Kishida|Shigeru Ishiba|Junichiro Koizumi|Naoto Kan|Yoshihiko Noda|Taro Aso',
  ],
  [
    'KR',
    'Park Geun-hye|Moon Jae-in|Yoon Suk-yeol|Yoon Suk Yeol|Lee Myung-bak|Roh Moo-hyun|Kim Dae-jung|Lee Jae-myung',
  ],
  ['IN', 'Narendra Modi|Manmohan Singh'],
  [
    'BR',
    'Jair Bolsonaro|Luiz Inácio Lula da Silva|Dilma Rousseff|Michel Temer|Fernando Henrique Cardoso',
  ],
  [
    'AR',
    'Javier Milei|Cristina Fernández de Kirchner|Cristina Fernandez|Mauricio Macri|Néstor Kirchner',
  ],
  [
    'MX',
    'Andrés Manuel López Obrador|Enrique Peña Nieto|Felipe Calderón|Vicente Fox|Claudia Sheinbaum',
  ],
  ['VE', 'Hugo Chávez|Hugo Chavez|Nicolás Maduro'],
  ['CA', 'Justin Trudeau|Stephen Harper|Mark Carney'],
  [
    'AU',
    'Kevin Rudd|Julia Gillard|Tony Abbott|Malcolm Turnbull|Scott Morrison|Anthony Albanese|John Howard',
  ],
  ['ZA', 'Nelson Mandela|Thabo Mbeki|Jacob Zuma|Cyril Ramaphosa'],
  ['TR', 'Recep Tayyip Erdogan|Recep Tayyip Erdoğan|Tayyip Erdogan'],
  [
    'UA',
    'Volodymyr Zelensky|Volodymyr Zelenskiy|Petro Poroshenko|Viktor Yanukovych|Yulia Tymoshenko',
  ],
  ['PL', 'Donald Tusk|Mateusz Morawiecki|Beata Szydło|Andrzej Duda'],
  ['HU', 'Viktor Orban|Viktor Orbán'],
  ['GR', 'Alexis Tsipras|Kyriakos Mitsotakis|Antonis Samaras|George Papandreou'],
  ['ID', 'Joko Widodo|Prabowo Subianto|Susilo Bambang Yudhoyono'],
  ['MY', 'Mahathir Mohamad|Najib Razak|Anwar Ibrahim'],
  ['IL', 'Benjamin Netanyahu|Ehud Olmert'],
  ['NG', 'Muhammadu Buhari|Goodluck Jonathan|Bola Tinubu'],
  ['KE', 'Daniel Arap Moi|Uhuru Kenyatta|William Ruto|Mwai Kibaki'],
  ['KZ', 'Nursultan Nazarbayev|Kassym-Jomart Tokayev'],
  ['AZ', 'Ilham Aliyev'],
  ['NL', 'Mark Rutte|Jan Peter Balkenende'],
  ['NO', 'Jens Stoltenberg|Erna Solberg'],
  ['DK', 'Mette Frederiksen|Lars Løkke Rasmussen'],
  ['SE', 'Fredrik Reinfeldt|Stefan Löfven|Ulf Kristersson'],
  ['IE', 'Leo Varadkar|Micheál Martin|Bertie Ahern|Brian Cowen|Enda Kenny'],
  ['AT', 'Sebastian Kurz|Karl Nehammer|Wolfgang Schüssel'],
  ['TH', 'Thaksin Shinawatra|Yingluck Shinawatra|Prayuth Chan-ocha'],
  ['PH', 'Rodrigo Duterte|Ferdinand Marcos|Gloria Arroyo'],
];

const COUNTRY_OF: ReadonlyMap<string, string> = new Map(
  LEADERS.flatMap(([code, names]) => names.split('|').map((name) => [name, code] as const)),
);

/** The country that somebody leads or led, as the register knows it. */
export function countryLedBy(name: string): string | undefined {
  return COUNTRY_OF.get(name);
}
