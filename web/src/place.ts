/** What the reader looks at; it stands in the address, so that a reload or a note comes back to it. */
export interface Place {
  readonly on?: string;
  readonly known?: string;
  /** Another day, to see what differs between the two. */
  readonly vs?: string;
  readonly of?: string;
  readonly tab: string;
  /** How many holdings up and down from the entity are drawn; 0 draws everything. */
  readonly hops?: number;
  /** How the chart is laid out, when not in layers. */
  readonly by?: 'force';
}

/** What of a place changes; `undefined` takes a field away. */
export type Move = { readonly [K in keyof Place]?: Place[K] | undefined };

/** Where the reader is after a move. */
export function moved(place: Place, move: Move): Place {
  const { on, known, vs, of, tab = 'owners', hops, by } = { ...place, ...move };
  return {
    ...(on !== undefined && { on }),
    ...(known !== undefined && { known }),
    ...(vs !== undefined && { vs }),
    ...(of !== undefined && { of }),
    tab,
    ...(hops !== undefined && { hops }),
    ...(by !== undefined && { by }),
  };
}

export function readPlace(hash: string): Place {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const [on, known, of] = [dayIn(given.get('on')), dayIn(given.get('known')), given.get('of')];
  const vs = dayIn(given.get('vs'));
  const hops = /^\d$/.exec(given.get('hops') ?? '')?.[0];
  return {
    ...(on !== undefined && { on }),
    ...(known !== undefined && { known }),
    ...(vs !== undefined && { vs }),
    ...(of !== null && of !== '' && { of }),
    tab: given.get('tab') ?? 'owners',
    ...(hops !== undefined && { hops: Number(hops) }),
    ...(given.get('by') === 'force' && { by: 'force' as const }),
  };
}

export function placeHash({ on, known, vs, of, tab, hops, by }: Place): string {
  const fields = new URLSearchParams();
  if (on !== undefined) fields.set('on', on);
  if (known !== undefined) fields.set('known', known);
  if (vs !== undefined) fields.set('vs', vs);
  if (of !== undefined) fields.set('of', of);
  if (tab !== 'owners') fields.set('tab', tab);
  if (hops !== undefined) fields.set('hops', String(hops));
  if (by !== undefined) fields.set('by', by);
  return `#${fields.toString()}`;
}

function dayIn(text: string | null): string | undefined {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}
