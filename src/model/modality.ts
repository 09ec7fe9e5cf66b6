/** How a claim is made; only `asserted` and `reported` claims can enter a register. */
export type Modality = 'asserted' | 'reported' | 'planned' | 'denied' | 'hypothetical';

export const MODALITIES: readonly Modality[] = [
  'asserted',
  'reported',
  'planned',
  'denied',
  'hypothetical',
];

export function isFactual(modality: Modality): boolean {
  return modality === 'asserted' || modality === 'reported';
}
