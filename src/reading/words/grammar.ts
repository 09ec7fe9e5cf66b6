import { words } from './set.ts';

/** Forms of "be": before a participle they make a passive. */
export const BE = words('is are was were be been being');

/** Whose it is, without a name. */
export const POSSESSIVES = words('its their his her');

/** Forms of address in small letters, as tokens are compared. */
export const ADDRESSES = words('mr mrs ms dr sir');
