import type { DealStage } from '@countersign/domain/deal-registration/deal';
import { type DemoAccount, type DemoPartner, demoProducts, demoPrograms } from './cast.ts';
import type { DealPlan, PlannedComment } from './deal-plan.ts';
import { descriptions, internalComments, sharedComments, titles } from './deal-texts.ts';
import { type InventedCompany, inventNames } from './names.ts';
import { type SeededRandom, seededRandom } from './random.ts';
import { approve, drafts, finished, type PlanningTime, type Story, type Storyteller, underWay } from './stories.ts';

const seed = 412_026;

export interface PlanningCast {
  readonly partners: readonly DemoPartner[];
  readonly accounts: readonly DemoAccount[];
  readonly customers: readonly InventedCompany[];
}

const stages: readonly DealStage[] = [
  'prospect',
  'qualified',
  'qualified',
  'technical_validation',
  'business_validation',
];

/** Four hundred registrations with their stories, the oldest first; the same every time but for `now`. */
export function planDeals(cast: PlanningCast, time: PlanningTime): DealPlan[] {
  const random = seededRandom(seed);
  const people = inventNames(seededRandom(seed + 1));
  const teller = { random, time };
  let customer = 0;
  let named = 0;
  const plan = (story: Story, index: number, place: number): DealPlan => {
    // Partners of the smaller programs register less.
    const drawn = random.chance(0.62) ? random.between(0, 27) : random.between(28, cast.partners.length - 1);
    // The first partner's owner is a printed login: it has one of everything that is under way.
    const partnerIndex = index === 0 && (story.isLive || story === drafts) ? 0 : drawn;
    const partner = cast.partners[partnerIndex];
    const account = story.review === 'contested' ? cast.accounts[named++] : undefined;
    const company = account ?? cast.customers[customer++];
    if (!partner || !company) throw new Error('the cast is too small for the plan');
    const size = sizeOf(random, partner, story.review);
    return {
      key: `demo/${place}/${index}`,
      partner: partnerIndex,
      customer: {
        name: company.name,
        country: company.country,
        website: random.chance(0.85) ? `https://www.${company.label}.example` : 'none',
      },
      ...size,
      stage: random.pick(stages),
      saleKind: random.pick(['new', 'new', 'new', 'expansion', 'renewal'] as const),
      contact: story.review === 'manager' ? null : { name: people.person(company.country), title: random.pick(titles) },
      ownReference: random.chance(0.4)
        ? `${partner.label.slice(0, 3).toUpperCase()}-${random.between(1_000, 9_999)}`
        : null,
      description: random.pick(descriptions),
      salesOwner: account?.owner ?? null,
      submittedAt: story.submittedAt(teller, partner),
      intents: story.intents(teller, partner),
      comments: commentsOf(random),
      isLive: story.isLive,
      isRival: false,
    };
  };
  const planned = [...finished, ...underWay, drafts].flatMap((story, place) =>
    Array.from({ length: story.count }, (_, index) => plan(story, index, place)),
  );
  const holders = planned
    .filter(
      ({ intents, isLive, submittedAt }) =>
        isLive &&
        intents.length === 1 &&
        intents[0]?.kind === 'approve' &&
        intents[0].most === undefined &&
        submittedAt !== null,
    )
    .slice(0, 3);
  const rivals = holders.map((holder, index) => rivalOf(holder, index, teller, cast));
  return [...planned, ...rivals].toSorted(
    (one, other) => (one.submittedAt ?? time.now) - (other.submittedAt ?? time.now),
  );
}

/** Another partner came later for the same customer, spelled in its own way, and waits. */
function rivalOf(holder: DealPlan, index: number, teller: Storyteller, cast: PlanningCast): DealPlan {
  const partner = cast.partners.findIndex(
    (other, place) => place > holder.partner + 1 + index && other.program === cast.partners[holder.partner]?.program,
  );
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

function sizeOf(
  random: SeededRandom,
  partner: DemoPartner,
  review: Story['review'],
): Pick<DealPlan, 'lines' | 'amountMinor' | 'discountAskedBp'> {
  const program = demoPrograms[partner.program];
  if (!program) throw new Error('a partner without a program');
  const [least, most] = program.amounts;
  const isLarge = review === 'large' || (review === 'any' && random.chance(0.22));
  const half = Math.floor(most * 0.3);
  const whole = isLarge ? random.between(Math.floor(most * 0.6), most) : random.between(least, half);
  const count = random.pick([1, 1, 1, 2, 2, 3]);
  const first = random.between(0, demoProducts.length - 1);
  const lines = Array.from({ length: count }, (_, index) => ({
    product: (first + index * 3) % demoProducts.length,
    quantity: random.pick([1, 1, 2, 4, 6, 10]),
  }));
  return {
    lines,
    amountMinor: BigInt(whole) * 100n,
    discountAskedBp: isLarge && random.chance(0.5) ? random.pick([1_800, 2_000, 2_200]) : null,
  };
}

function commentsOf(random: SeededRandom): PlannedComment[] {
  if (!random.chance(0.28)) return [];
  return Array.from({ length: random.between(1, 3) }, (_, index): PlannedComment => {
    const afterHours = 1 + index * random.between(3, 30);
    if (random.chance(0.4))
      return { afterHours, side: 'tenant', visibility: 'internal', text: random.pick(internalComments) };
    const side = random.pick(['tenant', 'partner'] as const);
    return { afterHours, side, visibility: 'shared', text: random.pick(sharedComments[side]) };
  });
}
