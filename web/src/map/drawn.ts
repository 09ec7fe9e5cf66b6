/** What is drawn besides the entities near the one looked at. */
export interface Drawn {
  readonly plans: boolean;
  /** Holders of less than this are drawn as one. */
  readonly small?: string;
  /** Entities whose links are all drawn, and those that hide what hangs on them. */
  readonly expand: readonly string[];
  readonly collapse: readonly string[];
}

export const AS_FOUND: Drawn = { plans: false, expand: [], collapse: [] };

/** Draws what an entity is linked to; one that was folded is opened again. */
export function expanded(drawn: Drawn, name: string): Drawn {
  if (drawn.collapse.includes(name)) return { ...drawn, collapse: without(drawn.collapse, name) };
  return { ...drawn, expand: [...without(drawn.expand, name), name] };
}

/** Takes back what was expanded; what was not is folded. */
export function collapsed(drawn: Drawn, name: string): Drawn {
  if (drawn.expand.includes(name)) return { ...drawn, expand: without(drawn.expand, name) };
  return { ...drawn, collapse: [...without(drawn.collapse, name), name] };
}

function without(names: readonly string[], name: string): readonly string[] {
  return names.filter((other) => other !== name);
}
