import { useCallback, useState } from 'react';

const KEY = 'crosshold.tour';

/**
 * Whether the first minute is on: for who comes without a place in the address, and never closed it in
 * this browser.
 */
export function useTour(): [open: boolean, setOpen: (open: boolean) => void] {
  const [open, setOpen] = useState(() => !wasSeen() && !location.hash.includes('on='));
  const change = useCallback((next: boolean) => {
    setOpen(next);
    if (!next) remember();
  }, []);
  return [open, change];
}

function wasSeen(): boolean {
  try {
    return localStorage.getItem(KEY) === 'seen';
  } catch {
    return false;
  }
}

function remember(): void {
  try {
    localStorage.setItem(KEY, 'seen');
  } catch {
    // A browser that stores nothing shows it again.
  }
}
