import { useCallback, useEffect, useState } from 'react';
import { type Move, moved, type Place, placeHash, readPlace } from './place.ts';

/** The place of the reader, kept in the address without filling its history. */
export function usePlace(): [Place, (move: Move) => void] {
  const [place, setPlace] = useState(() => readPlace(location.hash));
  const change = useCallback((move: Move) => {
    setPlace((before) => moved(before, move));
  }, []);
  useEffect(() => history.replaceState(null, '', placeHash(place)), [place]);
  useEffect(() => {
    const follow = () => setPlace(readPlace(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return [place, change];
}
