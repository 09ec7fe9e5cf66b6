/** The position that the words of a clause give to its subject, if they give one. */
export function voteAct(clause: readonly string[], rest: readonly string[]): string | undefined {
  const text = ` ${clause.join(' ')} `;
  const far = ` ${rest.join(' ')} `;
  for (const [action, pattern] of ACTS) {
    if (text.includes(pattern)) return action;
  }
  const blocks = BLOCKS.find((verb) => text.includes(` ${verb} `));
  if (
    blocks !== undefined &&
    OBJECTS.some((word) =>
      far
        .slice(far.indexOf(` ${blocks} `))
        .slice(0, 70)
        .includes(` ${word}`),
    )
  )
    return 'block';
  const lacks = LACKS.some((phrase) => text.includes(` ${phrase} `));
  if (lacks && SUPPORT.some((word) => text.includes(` ${word} `))) return 'no_support';
  return undefined;
}

const ACTS: readonly (readonly [action: string, words: string])[] = [
  ['abstain', ' abstained '],
  ['abstain', ' abstain '],
  ['abstain', ' abstains '],
  ['abstain', ' stayed away from the '],
  ['abstain', ' staying out of the ballot '],
  ['abstain', ' did not vote '],
  ['abstain', ' not take part in the vote '],
  ['oppose', ' voted against '],
  ['oppose', ' vote against '],
  ['oppose', ' voted no '],
  ['oppose', ' vote no '],
  ['oppose', ' votes against '],
  ['oppose', ' cast its votes against '],
  ['oppose', ' voted it down '],
  ['approve', ' voted in favour '],
  ['approve', ' voted in favor '],
  ['approve', ' voted for '],
  ['approve', ' voted yes '],
  ['approve', ' vote in favour '],
  ['approve', ' vote in favor '],
  ['approve', ' vote for '],
  ['approve', ' votes for '],
  ['approve', ' voted with '],
  ['approve', ' in favour of the '],
  ['propose', ' tabled a motion '],
  ['propose', ' put forward a motion '],
  ['propose', ' proposed a resolution '],
  ['propose', ' submitted a resolution '],
];
const BLOCKS: readonly string[] = [
  'blocked',
  'stymied',
  'vetoed',
  'block',
  'veto',
  'blocking',
  'thwarted',
];
/** What can be voted down: not a person's move or a transfer. */
const OBJECTS: readonly string[] = [
  'vote',
  'reform',
  'governance',
  'attempt to reform',
  'resolution',
  'merger',
  'amendment',
  'proposal',
  'changes',
  'motion',
  'capital increase',
  'plan',
];
const LACKS: readonly string[] = [
  'declined to',
  'not endorse',
  'not providing',
  'not provide',
  'refused to',
  'withheld',
  'did not give',
  'not give',
  'not back',
  'not support',
];
const SUPPORT: readonly string[] = [
  'support',
  'blessing',
  'endorse',
  'endorsement',
  'backing',
  'back',
];

const SUBJECTS: readonly (readonly [subject: string, words: readonly string[]])[] = [
  ['governance reform', ['reform', 'reforms', 'governance', 'restructuring', 'structure']],
  ['merger', ['merger', 'merge', 'combination']],
  ['capital increase', ['capital increase', 'issue', 'placement']],
  ['articles of association', ['articles', 'amendment', 'bylaws']],
  ['board', ['directors', 'board', 'director', 'nominee', 'nominees', 're-election', 'election']],
  ['pay', ['pay', 'remuneration', 'bonus']],
];

/** What is voted on, as one of a few words. */
export function subjectWords(words: readonly string[]): string {
  return (
    SUBJECTS.find(([, list]) => list.some((word) => words.includes(word)))?.[0] ?? 'resolution'
  );
}
