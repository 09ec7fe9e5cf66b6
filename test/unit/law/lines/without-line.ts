import type { Span } from './span.ts';

/**
 * Methods and contracts decide nothing by themselves, and rights to appoint or direct are there or not:
 * only their days are checked.
 */
export const withoutLine: readonly Span[] = [
  { rule: 'engine-strata' },
  { rule: 'appointment' },
  { rule: 'contract' },
  {
    rule: 'rama-2002-cap',
    from: ['2002-03-27', '2002-03-28'],
    to: ['2023-11-07', '2023-11-08'],
  },
  {
    rule: 'covenant-2015',
    from: ['2015-12-10', '2015-12-11'],
    to: ['2023-11-07', '2023-11-08'],
  },
  {
    rule: 'state-cap-2016',
    from: ['2016-04-02', '2016-04-03'],
    to: ['2023-11-07', '2023-11-08'],
  },
  { rule: 'naa-2023-cap', from: ['2023-11-07', '2023-11-08'] },
  { rule: 'naa-2023-trust', from: ['2023-11-07', '2023-11-08'] },
  {
    rule: 'naa-2023-lockup',
    from: ['2023-11-07', '2023-11-08'],
    to: ['2025-03-30', '2025-03-31'],
  },
  { rule: 'naa-2025-lockup', from: ['2025-03-30', '2025-03-31'] },
];
