/** Twenty percent of what is sold, payable at once. */
export const twentyPercent = {
  currency: 'EUR',
  rounding: 'half_up',
  roundAt: 'line',
  base: 'net_of_tax',
  boundary: 'inclusive',
  refundMode: 'proportional',
  fxAt: 'event',
  dayCount: 'elapsed_24h',
  monthEnd: 'clamp',
  holdDays: 0,
  rules: [
    {
      name: 'standard',
      leg: 'sale',
      kind: 'percentage',
      when: { kinds: ['order', 'invoice_paid'] },
      params: { percent: '20' },
    },
  ],
} as const;
