/**
 * The same text, as the one copy that engines keep of the name of a property: comparing it with a
 * word of a list is then comparing two addresses, and it holds on to no text that it was cut from.
 */
export function unique(text: string): string {
  return Object.keys({ [text]: true })[0] ?? text;
}
