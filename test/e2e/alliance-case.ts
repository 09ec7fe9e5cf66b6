import { company, type Entity, type PartialDate } from '../../src/model/index.ts';
import { caseOf, documented } from '../unit/server/serve-case.ts';

const day = (text: string) => text as PartialDate;

const ENTITIES: readonly Entity[] = [
  { ...company('Renault'), law: 'FR', form: 'SA', listed: true },
  { ...company('Nissan'), law: 'JP', listed: true },
  { ...company('Mitsubishi Motors'), law: 'JP', listed: true },
  { ...company('French State'), kind: 'state' },
];

/** The alliance in a few sentences: a mutual holding that is levelled in November 2023. */
export const ALLIANCE = caseOf(
  [
    documented(
      'Before the levelling.txt',
      'The two companies have held each other since 2002. Renault holds 43.4% of Nissan. The directors met twice that year.',
      { from: day('2018-01-01'), to: day('2023-11-07'), knownFrom: day('2018-01-01') },
    ),
    documented(
      'The state and the partner.txt',
      'French State holds 15.01% of Renault. Nissan holds 15% of Renault. Nissan holds 34% of Mitsubishi Motors.',
      { from: day('2017-06-01'), to: '..', knownFrom: day('2017-06-01') },
    ),
    documented('After the levelling.txt', 'Renault holds 15% of Nissan.', {
      from: day('2023-11-08'),
      to: '..',
      knownFrom: day('2023-11-08'),
    }),
  ],
  ENTITIES,
);

/** Names and sentences as an attacker writes them. */
export const HOSTILE = caseOf([
  documented(
    '<img src=x onerror=alert(1)>.txt',
    'Evil <script>window[`hit`]=1</script><svg onload=alert(2)> \u202egro\u202c Ltd holds 40% of <a href="javascript:alert(3)">Target</a>{{7*7}}. <iframe src="http://evil.example/"></iframe><math><mi xlink:href="data:x,<script>alert(4)</script>">',
  ),
]);
