import { lazy, Suspense, useState } from 'react';
import type { Moment } from '../bench.ts';

const Brief = lazy(async () => ({ default: (await import('./brief.tsx')).Brief }));

/** Opens the whole case on one page, to print or to keep. */
export function BriefButton({ moment }: { readonly moment: Moment }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="brief-button" onClick={() => setOpen(true)}>
        Brief
      </button>
      {open && (
        <Suspense fallback={null}>
          <Brief moment={moment} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
