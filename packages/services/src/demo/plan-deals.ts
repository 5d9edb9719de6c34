import type { DealStage } from '@countersign/domain/deal-registration/deal';
import type { Instant } from '@countersign/domain/time/instant';
import { type DemoAccount, type DemoPartner, demoPrograms, demoProducts } from './cast.ts';
import type { DealPlan, Intent, PlannedComment } from './deal-plan.ts';
import { descriptions, extensionNotes, internalComments, losses, questions, rejections, sharedComments, titles, withdrawals } from './deal-texts.ts';
import { type InventedCompany, inventNames } from './names.ts';
import { type SeededRandom, seededRandom } from './random.ts';

const seed = 412_026;

export interface PlanningCast {
  readonly partners: readonly DemoPartner[];
  readonly accounts: readonly DemoAccount[];
  readonly customers: readonly InventedCompany[];
}

export interface PlanningTime {
  readonly now: Instant;
  /** The instant so much working time before another, `10BH` or `2BD`. */
  readonly before: (instant: Instant, duration: string) => Instant;
}

/** What a kind of story needs to be told. */
interface Storyteller {
  readonly random: SeededRandom;
  readonly time: PlanningTime;
}

interface Story {
  readonly count: number;
  /** When it is sent; null for a draft. */
  readonly submittedAt: (teller: Storyteller, partner: DemoPartner) => Instant | null;
  readonly intents: (teller: Storyteller, partner: DemoPartner) => readonly Intent[];
  /** What makes people decide on it: size, a discount, or that nobody is named on the customer's side. */
  readonly review: 'any' | 'rule' | 'manager' | 'large' | 'contested';
  readonly isLive: boolean;
}

const hoursPerDay = 24;
const daysAgo = (teller: Storyteller, least: number, most: number) => teller.time.now - teller.random.between(least * hoursPerDay, most * hoursPerDay) * 3_600_000;
const approve = ({ random }: Storyteller, more: { most?: number; acceptWaiting?: boolean } = {}): Intent => ({ kind: 'approve', afterHours: random.chance(0.25) ? random.between(8, 28) : random.between(1, 6), ...more });
/** Programs protect for 90, 90 and 30 days. */
const shortOf = (partner: DemoPartner) => partner.program === 2;
const whileProtected = ({ random }: Storyteller, partner: DemoPartner) => (shortOf(partner) ? random.between(5, 24) : random.between(10, 60)) * hoursPerDay;
const asked = ({ random }: Storyteller): Intent => ({ kind: 'ask', afterHours: random.between(3, 20), ...random.pick(questions) });
const answered = (ask: Intent, { random }: Storyteller): Intent => ({ kind: 'answer', afterHours: random.between(6, 60), note: questions.find(({ text }) => ask.kind === 'ask' && text === ask.text)?.answer ?? '' });

function reviewed(teller: Storyteller, ...then: Intent[]): readonly Intent[] {
  if (!teller.random.chance(0.16)) return then;
  const ask = asked(teller);
  return [ask, answered(ask, teller), ...then];
}

const finished: readonly Story[] = [
  {
    count: 150,
    review: 'any',
    isLive: false,
    submittedAt: (teller) => daysAgo(teller, 118, 420),
    intents: (teller, partner) => {
      const extend: Intent[] = teller.random.chance(0.12) ? [{ kind: 'extend', afterHours: 6 * hoursPerDay, stage: 'committed', note: teller.random.pick(extensionNotes) }] : [];
      const win: Intent[] = [{ kind: 'win', afterHours: whileProtected(teller, partner) }, { kind: 'confirm', afterHours: teller.random.between(3, 40) }];
      return reviewed(teller, approve(teller), ...extend, ...win);
    },
  },
  { count: 76, review: 'any', isLive: false, submittedAt: (teller) => daysAgo(teller, 115, 420), intents: (teller, partner) => reviewed(teller, approve(teller), { kind: 'lose', afterHours: whileProtected(teller, partner), ...teller.random.pick(losses) }) },
  { count: 50, review: 'manager', isLive: false, submittedAt: (teller) => daysAgo(teller, 14, 400), intents: (teller) => reviewed(teller, { kind: 'reject', afterHours: teller.random.between(4, 36), ...teller.random.pick(rejections) }) },
  { count: 14, review: 'manager', isLive: false, submittedAt: (teller) => daysAgo(teller, 30, 390), intents: (teller) => [{ kind: 'withdraw', afterHours: teller.random.between(1, 22), text: teller.random.pick(withdrawals) }] },
  { count: 12, review: 'manager', isLive: false, submittedAt: (teller) => daysAgo(teller, 45, 390), intents: (teller) => [asked(teller)] },
  { count: 48, review: 'any', isLive: false, submittedAt: (teller) => daysAgo(teller, 112, 400), intents: (teller) => reviewed(teller, approve(teller)) },
];

const workAgo = (least: number, most: number) => (teller: Storyteller) => teller.time.before(teller.time.now, `${teller.random.between(least, most)}BH`);
const nothing = () => [];

const underWay: readonly Story[] = [
  { count: 3, review: 'rule', isLive: true, submittedAt: workAgo(1, 2), intents: nothing },
  // Due after 16 working hours: these four are late, one of them twice.
  { count: 3, review: 'manager', isLive: true, submittedAt: workAgo(18, 28), intents: nothing },
  { count: 1, review: 'large', isLive: true, submittedAt: workAgo(36, 40), intents: nothing },
  { count: 4, review: 'manager', isLive: true, submittedAt: workAgo(11, 15), intents: nothing },
  { count: 3, review: 'manager', isLive: true, submittedAt: workAgo(1, 8), intents: nothing },
  { count: 3, review: 'contested', isLive: true, submittedAt: workAgo(2, 12), intents: (teller) => (teller.random.chance(0.5) ? [{ ...approve(teller, { most: 1 }), afterHours: 1 }] : []) },
  { count: 3, review: 'large', isLive: true, submittedAt: workAgo(14, 26), intents: (teller) => [{ ...approve(teller, { most: 1 }), afterHours: 2 }] },
  { count: 2, review: 'large', isLive: true, submittedAt: workAgo(24, 36), intents: (teller) => [{ ...approve(teller, { most: 2 }), afterHours: 2 }] },
  { count: 4, review: 'manager', isLive: true, submittedAt: workAgo(10, 40), intents: (teller) => [{ ...asked(teller), afterHours: 3 }] },
  { count: 6, review: 'any', isLive: true, submittedAt: (teller) => daysAgo(teller, 12, 24), intents: (teller) => [approve(teller)] },
  { count: 2, review: 'large', isLive: true, submittedAt: (teller) => daysAgo(teller, 16, 26), intents: (teller) => [approve(teller)] },
  { count: 3, review: 'any', isLive: true, submittedAt: (teller) => daysAgo(teller, 15, 26), intents: (teller) => [approve(teller), { kind: 'win', afterHours: 9 * hoursPerDay }] },
];

const drafts: Story = { count: 10, review: 'any', isLive: false, submittedAt: () => null, intents: nothing };

const stages: readonly DealStage[] = ['prospect', 'qualified', 'qualified', 'technical_validation', 'business_validation'];

/** Four hundred registrations with their stories, the oldest first; the same every time but for `now`. */
export function planDeals(cast: PlanningCast, time: PlanningTime): DealPlan[] {
  const random = seededRandom(seed);
  const people = inventNames(seededRandom(seed + 1));
  const teller = { random, time };
  let customer = 0;
  let named = 0;
  const plan = (story: Story, index: number, place: number): DealPlan => {
    // Partners of the smaller programs register less.
    const partnerIndex = random.chance(0.62) ? random.between(0, 27) : random.between(28, cast.partners.length - 1);
    const partner = cast.partners[partnerIndex];
    const account = story.review === 'contested' ? cast.accounts[named++] : undefined;
    const company = account ?? cast.customers[customer++];
    if (!partner || !company) throw new Error('the cast is too small for the plan');
    const size = sizeOf(random, partner, story.review);
    return {
      key: `demo/${place}/${index}`,
      partner: partnerIndex,
      customer: { name: company.name, country: company.country, website: random.chance(0.85) ? `https://www.${company.label}.example` : 'none' },
      ...size,
      stage: random.pick(stages),
      saleKind: random.pick(['new', 'new', 'new', 'expansion', 'renewal'] as const),
      contact: story.review === 'manager' ? null : { name: people.person(company.country), title: random.pick(titles) },
      ownReference: random.chance(0.4) ? `${partner.label.slice(0, 3).toUpperCase()}-${random.between(1_000, 9_999)}` : null,
      description: random.pick(descriptions),
      salesOwner: account?.owner ?? null,
      submittedAt: story.submittedAt(teller, partner),
      intents: story.intents(teller, partner),
      comments: commentsOf(random),
      isLive: story.isLive,
      isRival: false,
    };
  };
  const planned = [...finished, ...underWay, drafts].flatMap((story, place) => Array.from({ length: story.count }, (_, index) => plan(story, index, place)));
  const holders = planned.filter(({ intents, isLive, submittedAt }) => isLive && intents.length === 1 && intents[0]?.kind === 'approve' && intents[0].most === undefined && submittedAt !== null).slice(0, 3);
  const rivals = holders.map((holder, index) => rivalOf(holder, index, teller, cast));
  return [...planned, ...rivals].toSorted((one, other) => (one.submittedAt ?? time.now) - (other.submittedAt ?? time.now));
}

/** Another partner came later for the same customer, spelled in its own way, and waits. */
function rivalOf(holder: DealPlan, index: number, teller: Storyteller, cast: PlanningCast): DealPlan {
  const partner = cast.partners.findIndex((other, place) => place > holder.partner + 1 + index && other.program === cast.partners[holder.partner]?.program);
  return {
    ...holder,
    key: `demo/rival/${index}`,
    partner: partner < 0 ? (holder.partner + 1) % 20 : partner,
    customer: { ...holder.customer, name: holder.customer.name.replace(/ [^ ]+$/, '').toUpperCase() },
    lines: holder.lines.slice(0, 1),
    ownReference: null,
    description: teller.random.pick(descriptions),
    submittedAt: teller.time.before(teller.time.now, `${30 + index * 4}BH`),
    intents: [{ ...approve(teller, { acceptWaiting: true }), afterHours: 3 }],
    comments: [],
    isRival: true,
  };
}

function sizeOf(random: SeededRandom, partner: DemoPartner, review: Story['review']): Pick<DealPlan, 'lines' | 'amountMinor' | 'discountAskedBp'> {
  const program = demoPrograms[partner.program];
  if (!program) throw new Error('a partner without a program');
  const [least, most] = program.amounts;
  const isLarge = review === 'large' || (review === 'any' && random.chance(0.22));
  const half = Math.floor(most * 0.3);
  const whole = isLarge ? random.between(Math.floor(most * 0.6), most) : random.between(least, half);
  const count = random.pick([1, 1, 1, 2, 2, 3]);
  const first = random.between(0, demoProducts.length - 1);
  const lines = Array.from({ length: count }, (_, index) => ({ product: (first + index * 3) % demoProducts.length, quantity: random.pick([1, 1, 2, 4, 6, 10]) }));
  return { lines, amountMinor: BigInt(whole) * 100n, discountAskedBp: isLarge && random.chance(0.5) ? random.pick([1_800, 2_000, 2_200]) : null };
}

function commentsOf(random: SeededRandom): PlannedComment[] {
  if (!random.chance(0.28)) return [];
  return Array.from({ length: random.between(1, 3) }, (_, index): PlannedComment => {
    const afterHours = 1 + index * random.between(3, 30);
    if (random.chance(0.4)) return { afterHours, side: 'tenant', visibility: 'internal', text: random.pick(internalComments) };
    const side = random.pick(['tenant', 'partner'] as const);
    return { afterHours, side, visibility: 'shared', text: random.pick(sharedComments[side]) };
  });
}
