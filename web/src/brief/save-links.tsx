import type { Moment } from '../bench.ts';

const FORMS = [
  ['html', 'Save as HTML'],
  ['md', 'Save as Markdown'],
  ['pdf', 'Save as PDF'],
] as const;

/** The brief as the server writes it: the same file that the command line writes. */
export function SaveLinks({ moment }: { readonly moment: Moment }) {
  const query = new URLSearchParams({ ...moment }).toString();
  return (
    <>
      {FORMS.map(([form, label]) => (
        <a key={form} className="button" href={`/api/brief/${form}?${query}`} download>
          {label}
        </a>
      ))}
    </>
  );
}
