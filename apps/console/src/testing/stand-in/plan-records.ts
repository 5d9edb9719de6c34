import { at, programs } from './company.ts';
import { newId } from './random.ts';

const document = (percent: string) => ({
  currency: 'EUR',
  rounding: 'half_up',
  roundAt: 'line',
  base: 'net_of_tax',
  boundary: 'inclusive',
  refundMode: 'proportional',
  fxAt: 'event',
  dayCount: 'calendar_zone',
  monthEnd: 'clamp',
  holdDays: 30,
  rules: [
    {
      name: 'standard',
      leg: 'main',
      kind: 'percentage',
      when: { kinds: ['order', 'invoice_paid', 'renewal'] },
      params: { percent },
    },
  ],
});

const plan = {
  id: newId('pln'),
  programId: programs[0]?.id ?? '',
  programName: programs[0]?.name ?? '',
  name: 'Referral 2026',
  versionInForce: 1,
  next: null,
  endsAt: null,
  draftVersion: 2,
  revision: 3,
};

export const plans = [plan];
export const planDetail = {
  ...plan,
  versions: (
    [
      [1, 'active', '20'],
      [2, 'draft', '25'],
    ] as const
  ).map(([version, status, percent]) => ({
    id: newId('plv'),
    version,
    status,
    document: document(percent),
    hash: `${version}f2c4be1d07a5533c0de1c8f3ab7e642`,
    effectiveFrom: version === 1 ? at(-4000) : null,
    effectiveUntil: null,
    activatedAt: version === 1 ? at(-4100) : null,
    lineCount: version === 1 ? 1204 : 0,
  })),
};
