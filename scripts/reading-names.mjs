// When two names of actors are one, as the scorer of the labelled texts sees it.

const SUFFIXES = new Set(
  'corp corporation inc co company ltd plc ag se sa spa nv group groupe holding holdings llc llp lp kg gmbh motor motors state'.split(
    ' ',
  ),
);

function plain(name) {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/\(.*?\)/g, ' ')
    .replace(/'s\b/g, ' ')
    .replace(/[^a-z0-9&+' .-]/g, ' ')
    .replace(/^\s*(the|a|an)\s+/, '')
    .replace(/\.(?=\s|$)/g, '')
    .trim();
}

function core(name) {
  const words = plain(name).split(/\s+/);
  while (words.length > 1 && SUFFIXES.has(words.at(-1))) words.pop();
  return words.join(' ');
}

/** A test of two names against groups of aliases. */
export function namesOf(aliases) {
  const groups = new Map();
  aliases.forEach((group, index) => {
    for (const name of group)
      groups.set(core(name), (groups.get(core(name)) ?? new Set()).add(index));
  });
  return (first, second) => {
    const [one, two] = [core(first), core(second)];
    if (one === two) return true;
    const [mine, theirs] = [groups.get(one), groups.get(two)];
    if (mine && theirs) return [...mine].some((group) => theirs.has(group));
    const [few, many] = [one.split(' '), two.split(' ')].sort((a, b) => a.length - b.length);
    return few.some((word) => word.length > 2) && few.every((word) => many.includes(word));
  };
}
