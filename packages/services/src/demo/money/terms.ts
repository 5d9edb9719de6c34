import type { PlanDocument, PlanRule } from '@countersign/domain/plan/document';

/** What the demo's programs pay by and count by; in the order of the programs. */
export interface DemoTerms {
  readonly planName: string;
  /** The first version, and the one that took its place. */
  readonly versions: readonly [PlanDocument, PlanDocument];
  readonly hosts: readonly string[];
  readonly defaultTarget: string;
  readonly productCodes: readonly string[];
  /** How many of the program's partners sell by links and codes. */
  readonly sellers: number;
  readonly clicks: number;
  readonly customers: number;
  /** What a purchase is worth without tax, in whole units. */
  readonly amounts: readonly [number, number];
}

const choices = {
  rounding: 'half_up',
  roundAt: 'line',
  base: 'net_of_tax',
  boundary: 'inclusive',
  refundMode: 'proportional',
  fxAt: 'event',
  dayCount: 'elapsed_24h',
  monthEnd: 'clamp',
} as const;

const percentage = (
  given: Pick<PlanRule, 'name' | 'when'> & { readonly percent: string } & Partial<PlanRule>,
): PlanRule => {
  const { percent, ...rule } = given;
  return { leg: 'sale', ...rule, kind: 'percentage', params: { percent } };
};
const fixed = (name: string, kind: 'signup' | 'activated', amount: string, perCustomer: string): PlanRule => ({
  name,
  leg: 'welcome',
  kind: 'flat',
  when: { kinds: [kind] },
  params: { amount, per: 'event' },
  caps: { perCustomer },
});

const channel = (percents: { readonly sale: string; readonly renewal: string }): PlanDocument => ({
  ...choices,
  currency: 'EUR',
  holdDays: 14,
  tierUplifts: [{ tier: 'Gold', percent: '10' }],
  rules: [
    percentage({ name: 'new business', when: { kinds: ['order', 'invoice_paid'] }, percent: percents.sale }),
    percentage({ name: 'renewals', when: { kinds: ['renewal'] }, percent: percents.renewal }),
    fixed('qualified sign-up', 'signup', '15.00', '15.00'),
  ],
});

const alliances = (percent: string): PlanDocument => ({
  ...choices,
  currency: 'EUR',
  holdDays: 30,
  rules: [
    percentage({
      name: 'platform',
      when: { kinds: ['order', 'renewal'], products: ['HS-CORE', 'HS-ATLAS'] },
      percent,
      caps: { perLine: '750.00' },
    }),
    percentage({ name: 'everything else', when: { kinds: ['order', 'renewal'] }, percent: '6' }),
  ],
});

const introducers = (percent: string): PlanDocument => ({
  ...choices,
  currency: 'USD',
  holdDays: 7,
  rules: [
    percentage({ name: 'introduced sale', when: { kinds: ['order', 'renewal'] }, percent }),
    fixed('activation', 'activated', '20.00', '20.00'),
  ],
});

export const demoTerms: readonly DemoTerms[] = [
  {
    planName: 'Channel standard',
    versions: [channel({ sale: '18', renewal: '8' }), channel({ sale: '20', renewal: '10' })],
    hosts: ['.halden.example'],
    defaultTarget: 'https://www.halden.example/start',
    productCodes: ['HS-CORE', 'HS-EDGE', 'HS-INSIGHT', 'HS-CARE'],
    sellers: 14,
    clicks: 1_400,
    customers: 90,
    amounts: [190, 2_900],
  },
  {
    planName: 'Alliances',
    versions: [alliances('8'), alliances('9')],
    hosts: ['www.halden.example', 'shop.halden.example'],
    defaultTarget: 'https://shop.halden.example/',
    productCodes: ['HS-CORE', 'HS-ATLAS', 'HS-BRIDGE', 'HS-RELAY'],
    sellers: 6,
    clicks: 600,
    customers: 48,
    amounts: [300, 6_500],
  },
  {
    planName: 'Introducers',
    versions: [introducers('12'), introducers('14')],
    hosts: ['.halden.example'],
    defaultTarget: 'https://trade.halden.example/open',
    productCodes: ['HS-VAULT', 'HS-FIELD'],
    sellers: 5,
    clicks: 500,
    customers: 44,
    amounts: [80, 1_200],
  },
];
