const SUBJECTS: readonly (readonly [subject: string, words: readonly string[]])[] = [
  ['governance reform', ['reform', 'reforms', 'governance', 'restructuring', 'structure']],
  ['merger', ['merger', 'merge', 'combination']],
  ['capital increase', ['increase', 'placement']],
  ['articles of association', ['articles', 'amendment', 'bylaws']],
  ['board', ['directors', 'board', 'director', 'nominee', 'nominees', 'election']],
  ['pay', ['pay', 'remuneration', 'bonus']],
];

/** What is voted on, as one of a few words. */
export function subjectWords(words: readonly string[]): string {
  return (
    SUBJECTS.find(([, list]) => list.some((word) => words.includes(word)))?.[0] ?? 'resolution'
  );
}
