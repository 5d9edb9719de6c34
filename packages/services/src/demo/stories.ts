import type { Instant } from '@countersign/domain/time/instant';
import type { DemoPartner } from './cast.ts';
import type { Intent } from './deal-plan.ts';
import { extensionNotes, losses, questions, rejections, withdrawals } from './deal-texts.ts';
import type { SeededRandom } from './random.ts';

export interface PlanningTime {
  readonly now: Instant;
  /** The instant so much working time before another, `10BH` or `2BD`. */
  readonly before: (instant: Instant, duration: string) => Instant;
}

/** What a kind of story needs to be told. */
export interface Storyteller {
  readonly random: SeededRandom;
  readonly time: PlanningTime;
}

export interface Story {
  readonly count: number;
  /** When it is sent; null for a draft. */
  readonly submittedAt: (teller: Storyteller, partner: DemoPartner) => Instant | null;
  readonly intents: (teller: Storyteller, partner: DemoPartner) => readonly Intent[];
  /** What makes people decide on it: size, a discount, or that nobody is named on the customer's side. */
  readonly review: 'any' | 'rule' | 'manager' | 'large' | 'contested';
  readonly isLive: boolean;
}

const hoursPerDay = 24;
const daysAgo = (teller: Storyteller, least: number, most: number) =>
  teller.time.now - teller.random.between(least * hoursPerDay, most * hoursPerDay) * 3_600_000;
export const approve = ({ random }: Storyteller, more: { most?: number; acceptWaiting?: boolean } = {}): Intent => ({
  kind: 'approve',
  afterHours: random.chance(0.25) ? random.between(8, 28) : random.between(1, 6),
  ...more,
});
/** Programs protect for 90, 90 and 30 days. */
const shortOf = (partner: DemoPartner) => partner.program === 2;
const whileProtected = ({ random }: Storyteller, partner: DemoPartner) =>
  (shortOf(partner) ? random.between(5, 24) : random.between(10, 60)) * hoursPerDay;
const asked = ({ random }: Storyteller): Intent => ({
  kind: 'ask',
  afterHours: random.between(3, 20),
  ...random.pick(questions),
});
const answered = (ask: Intent, { random }: Storyteller): Intent => ({
  kind: 'answer',
  afterHours: random.between(6, 60),
  note: questions.find(({ text }) => ask.kind === 'ask' && text === ask.text)?.answer ?? '',
});

function reviewed(teller: Storyteller, ...then: Intent[]): readonly Intent[] {
  if (!teller.random.chance(0.16)) return then;
  const ask = asked(teller);
  return [ask, answered(ask, teller), ...then];
}

/** What has ended, one way or the other. */
export const finished: readonly Story[] = [
  {
    count: 150,
    review: 'any',
    isLive: false,
    submittedAt: (teller) => daysAgo(teller, 118, 420),
    intents: (teller, partner) => {
      const extend: Intent[] = teller.random.chance(0.12)
        ? [
            {
              kind: 'extend',
              afterHours: 6 * hoursPerDay,
              stage: 'committed',
              note: teller.random.pick(extensionNotes),
            },
          ]
        : [];
      const win: Intent[] = [
        { kind: 'win', afterHours: whileProtected(teller, partner) },
        { kind: 'confirm', afterHours: teller.random.between(3, 40) },
      ];
      return reviewed(teller, approve(teller), ...extend, ...win);
    },
  },
  {
    count: 76,
    review: 'any',
    isLive: false,
    submittedAt: (teller) => daysAgo(teller, 115, 420),
    intents: (teller, partner) =>
      reviewed(teller, approve(teller), {
        kind: 'lose',
        afterHours: whileProtected(teller, partner),
        ...teller.random.pick(losses),
      }),
  },
  {
    count: 50,
    review: 'manager',
    isLive: false,
    submittedAt: (teller) => daysAgo(teller, 14, 400),
    intents: (teller) =>
      reviewed(teller, { kind: 'reject', afterHours: teller.random.between(4, 36), ...teller.random.pick(rejections) }),
  },
  {
    count: 14,
    review: 'manager',
    isLive: false,
    submittedAt: (teller) => daysAgo(teller, 30, 390),
    intents: (teller) => [
      { kind: 'withdraw', afterHours: teller.random.between(1, 22), text: teller.random.pick(withdrawals) },
    ],
  },
  {
    count: 12,
    review: 'manager',
    isLive: false,
    submittedAt: (teller) => daysAgo(teller, 45, 390),
    intents: (teller) => [asked(teller)],
  },
  {
    count: 48,
    review: 'any',
    isLive: false,
    submittedAt: (teller) => daysAgo(teller, 112, 400),
    intents: (teller) => reviewed(teller, approve(teller)),
  },
];

const workAgo = (least: number, most: number) => (teller: Storyteller) =>
  teller.time.before(teller.time.now, `${teller.random.between(least, most)}BH`);
const nothing = () => [];

/** What goes on while the product runs. */
export const underWay: readonly Story[] = [
  { count: 3, review: 'rule', isLive: true, submittedAt: workAgo(1, 2), intents: nothing },
  // Due after 16 working hours: these four are late, one of them twice.
  { count: 3, review: 'manager', isLive: true, submittedAt: workAgo(18, 28), intents: nothing },
  { count: 1, review: 'large', isLive: true, submittedAt: workAgo(36, 40), intents: nothing },
  { count: 4, review: 'manager', isLive: true, submittedAt: workAgo(11, 15), intents: nothing },
  { count: 3, review: 'manager', isLive: true, submittedAt: workAgo(1, 8), intents: nothing },
  {
    count: 3,
    review: 'contested',
    isLive: true,
    submittedAt: workAgo(2, 12),
    intents: (teller) => (teller.random.chance(0.5) ? [{ ...approve(teller, { most: 1 }), afterHours: 1 }] : []),
  },
  {
    count: 3,
    review: 'large',
    isLive: true,
    submittedAt: workAgo(14, 26),
    intents: (teller) => [{ ...approve(teller, { most: 1 }), afterHours: 2 }],
  },
  {
    count: 2,
    review: 'large',
    isLive: true,
    submittedAt: workAgo(24, 36),
    intents: (teller) => [{ ...approve(teller, { most: 2 }), afterHours: 2 }],
  },
  {
    count: 4,
    review: 'manager',
    isLive: true,
    submittedAt: workAgo(10, 40),
    intents: (teller) => [{ ...asked(teller), afterHours: 3 }],
  },
  {
    count: 6,
    review: 'any',
    isLive: true,
    submittedAt: (teller) => daysAgo(teller, 12, 24),
    intents: (teller) => [approve(teller)],
  },
  {
    count: 2,
    review: 'large',
    isLive: true,
    submittedAt: (teller) => daysAgo(teller, 16, 26),
    intents: (teller) => [approve(teller)],
  },
  {
    count: 3,
    review: 'any',
    isLive: true,
    submittedAt: (teller) => daysAgo(teller, 15, 26),
    intents: (teller) => [approve(teller), { kind: 'win', afterHours: 9 * hoursPerDay }],
  },
];

export const drafts: Story = { count: 10, review: 'any', isLive: false, submittedAt: () => null, intents: nothing };
