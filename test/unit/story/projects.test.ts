import { describe, expect, it } from 'vitest';
import { ACTORS, readText } from '../../../src/reading/index.ts';
import type { PartialDate } from '../../../src/model/index.ts';
import { type ProjectAccount, projectsOf } from '../../../src/story/index.ts';

function account(own: Partial<ProjectAccount>): ProjectAccount {
  return {
    statement: 's1',
    kind: 'leader_follower',
    parties: ['Renault', 'Nissan'],
    status: 'running',
    modality: 'asserted',
    pending: false,
    ...own,
  };
}

describe('accounts of joint work', () => {
  it('are one project when nothing they say differs', () => {
    const [project, ...others] = projectsOf([
      account({
        parties: ['Renault', 'Nissan', 'Mitsubishi Motors'],
        date: '2020-05' as PartialDate,
      }),
      account({ statement: 's2', leader: 'Renault', scope: 'Europe', modality: 'planned' }),
    ]);
    expect(others).toEqual([]);
    expect(project).toMatchObject({
      leader: 'Renault',
      followers: ['Nissan', 'Mitsubishi Motors'],
      scope: 'Europe',
      modality: 'asserted',
      dates: ['2020-05'],
      statements: ['s1', 's2'],
    });
  });

  it.each([
    ['leaders', account({ leader: 'Renault' }), account({ leader: 'Nissan' })],
    ['places', account({ scope: 'Europe' }), account({ scope: 'Japan' })],
    ['stages', account({ status: 'running' }), account({ status: 'ended' })],
    ['a denial', account({}), account({ modality: 'denied' })],
    ['parties', account({}), account({ parties: ['Renault', 'Daimler'] })],
  ])('stand side by side when they differ in %s', (_, first, second) => {
    expect(projectsOf([first, second])).toHaveLength(2);
  });

  it('of a shared model are examples of the rule that its maker leads', () => {
    const model = account({
      statement: 's3',
      kind: 'shared_model',
      leader: 'Renault',
      topic: 'ASX',
    });
    const examplesFor = (leader: string) =>
      projectsOf([account({ leader }), model]).find(({ kind }) => kind === 'leader_follower')
        ?.examples;
    expect(examplesFor('Renault')).toEqual([{ what: 'ASX', statements: ['s3'] }]);
    expect(examplesFor('Nissan')).toEqual([]);
  });

  it('wait for a review only while all of them do', () => {
    const pending = (second: boolean) =>
      projectsOf([account({ pending: true }), account({ statement: 's2', pending: second })])[0]
        ?.pending;
    expect(pending(true)).toBe(true);
    expect(pending(false)).toBe(false);
  });
});

describe('joint work in a text', () => {
  const projectsIn = (text: string) =>
    readText(text, { actors: ACTORS, name: 'text' }).claims.flatMap(({ claim }) =>
      claim.type === 'project' ? [claim] : [],
    );

  it('has a leader and a place where the text names them', () => {
    const text =
      'Renault and Nissan split the work. In Japan, Nissan would be the reference brand for Renault.';
    expect(projectsIn(text)).toMatchObject([
      { kind: 'leader_follower', leader: 'Nissan', scope: 'Japan' },
    ]);
  });

  it('is a topic of talks where the sentence speaks of talks', () => {
    const text = 'Talks between Toyota and Subaru turned to joint projects.';
    expect(projectsIn(text)).toMatchObject([
      { kind: 'joint_initiatives', parties: ['Toyota', 'Subaru'], status: 'talks' },
    ]);
  });

  it('needs two parties', () => {
    expect(projectsIn('Toyota believes in shared platforms.')).toEqual([]);
  });

  it('has ended when its clause says so', () => {
    const text = 'The joint plant of Toyota and Subaru was scrapped.';
    expect(projectsIn(text)).toMatchObject([{ kind: 'joint_plant', status: 'ended' }]);
  });
});
