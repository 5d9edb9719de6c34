import { dealRegistrationOperations as operations } from '@countersign/contracts/deal-registration/operations';
import { taskOperations } from '@countersign/contracts/task/operations';
import { eq } from '@countersign/db/query';
import { caseEvents } from '@countersign/db/schema/case';
import type { Candidate, PolicyDocument, RouteStep } from '@countersign/domain/policy/policy';
import { rehydrateCases } from '@countersign/services/case/rehydrate';
import { acceptOfferDealRegistration } from '@countersign/services/deal-registration/accept-offer';
import { answerDealRegistration } from '@countersign/services/deal-registration/answer';
import { declineOfferDealRegistration } from '@countersign/services/deal-registration/decline-offer';
import { extendDealRegistration } from '@countersign/services/deal-registration/extend';
import { reportLossDealRegistration } from '@countersign/services/deal-registration/report-loss';
import { reportWinDealRegistration } from '@countersign/services/deal-registration/report-win';
import { withdrawDealRegistration } from '@countersign/services/deal-registration/withdraw';
import { reassignTask } from '@countersign/services/task/reassign';
import { call } from '@countersign/services/testing/call';
import {
  type Decision,
  type LiveDeals,
  type LiveDealsOptions,
  openLiveDeals,
  type Terms,
} from '../deals/live-deals.ts';
import { until } from '../deals/until.ts';

export interface Scenario {
  readonly name: string;
  readonly options?: LiveDealsOptions;
  /** Plays it and gives the registration whose history is kept. */
  readonly play: (deals: LiveDeals) => Promise<string>;
}

const role = (name: Extract<Candidate, { kind: 'role' }>['role']): Candidate => ({ kind: 'role', role: name });
const managerStep: RouteStep = {
  name: 'partner_manager',
  candidates: [role('partner_manager')],
  required: 1,
  distinctFrom: 'all',
  dueIn: '2BD',
  onBreach: 'escalate',
};
const oneStep = (change: Partial<RouteStep> = {}): PolicyDocument => ({
  process: 'deal-registration',
  rules: [{ name: 'all', then: { steps: [{ ...managerStep, ...change }] } }],
});
const approve: Decision = { outcome: 'approve' };

/** The story that the product is tested with: asked for the close month, three approvals, a confirmed win. */
export function mullerTerms(deals: LiveDeals): Terms {
  const { gtxPro, gtk500 } = deals.tenant.products;
  return {
    customerName: 'Müller & Söhne GmbH',
    customerCountry: 'DE',
    customerWebsite: 'none',
    lines: [
      { productId: gtxPro, quantity: 4 },
      { productId: gtk500, quantity: 1 },
    ],
    amount: { amount: '46052.00', currency: 'EUR' },
    closeMonth: '2099-06',
    contacts: [{ name: 'Anna Müller' }],
    discountAsked: { kind: 'percent', bp: 1800 },
  };
}

export async function playWholeStory(deals: LiveDeals): Promise<string> {
  const { tenant } = deals;
  const owner = tenant.partnerA.owner.ctx;
  const deal = await deals.submit(owner, mullerTerms(deals));
  const changes: Decision = {
    outcome: 'request_changes',
    fields: ['closeMonth'],
    text: 'When do they really decide?',
  };
  await deals.decideNext(tenant.pm, deal.id, changes);
  const answer = { terms: { closeMonth: '2099-07' } };
  await deals.act(operations.answer, answerDealRegistration, owner, deal.id, answer);
  for (const by of [tenant.pm, tenant.director, tenant.finance]) {
    await deals.decideNext(by, deal.id, { ...approve, grantedDiscountBp: 1800 });
  }
  const win = { wonOn: today(), orderNumber: 'PO-7', amount: { amount: '46052.00', currency: 'EUR' } };
  await deals.act(operations['report-win'], reportWinDealRegistration, owner, deal.id, win);
  await deals.decideNext(tenant.salesOwner, deal.id, approve);
  await deals.becomes(deal.id, 'won');
  return deal.id;
}

export async function playOneStepApproval(deals: LiveDeals): Promise<string> {
  const deal = await deals.submit(deals.tenant.partnerA.owner.ctx, deals.terms());
  await deals.decideNext(deals.tenant.pm, deal.id, approve);
  await deals.becomes(deal.id, 'approved');
  return deal.id;
}

/** Two partners register one customer; the first is protected and the second waits in line. */
async function playToWaiting(deals: LiveDeals): Promise<{ first: string; second: string }> {
  const { tenant } = deals;
  const terms = deals.terms();
  const first = await deals.submit(tenant.partnerA.owner.ctx, terms);
  await deals.decideNext(tenant.pm, first.id, approve);
  const second = await deals.submit(tenant.partnerB.owner.ctx, terms);
  const refused = await deals.decide(tenant.pm, await deals.taskOf(second.id), approve).catch((error) => error.code);
  if (refused !== 'slot_taken') throw new Error(`the slot was to be taken, and the answer was ${String(refused)}`);
  await deals.decideNext(tenant.pm, second.id, { ...approve, acceptWaiting: true });
  await deals.becomes(second.id, 'waitlisted');
  return { first: first.id, second: second.id };
}

async function playToOffer(deals: LiveDeals): Promise<string> {
  const { first, second } = await playToWaiting(deals);
  await deals.act(operations.withdraw, withdrawDealRegistration, deals.tenant.partnerA.owner.ctx, first, {});
  return second;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

export const scenarios: readonly Scenario[] = [
  { name: 'approved-in-one-step', play: playOneStepApproval },
  { name: 'whole-story', play: playWholeStory },
  {
    name: 'approved-by-rule',
    options: {
      policy: {
        process: 'deal-registration',
        rules: [{ name: 'all', then: { auto: { outcome: 'approve', releaseAfter: 'PT1S' } } }],
      },
    },
    play: async (deals) => {
      const deal = await deals.submit(deals.tenant.partnerA.owner.ctx, deals.terms());
      await deals.becomes(deal.id, 'approved');
      return deal.id;
    },
  },
  {
    name: 'parked-in-review',
    play: async (deals) => {
      const deal = await deals.submit(deals.tenant.partnerA.owner.ctx, deals.terms());
      await deals.taskOf(deal.id);
      return deal.id;
    },
  },
  {
    name: 'rejected',
    play: async (deals) => {
      const deal = await deals.submit(deals.tenant.partnerA.owner.ctx, deals.terms());
      const decision: Decision = { outcome: 'reject', reason: 'not_eligible', text: 'No project is known.' };
      await deals.decideNext(deals.tenant.pm, deal.id, decision);
      await deals.becomes(deal.id, 'rejected');
      return deal.id;
    },
  },
  {
    name: 'withdrawn',
    play: async (deals) => {
      const deal = await deals.submit(deals.tenant.partnerA.owner.ctx, deals.terms());
      await deals.taskOf(deal.id);
      await deals.act(operations.withdraw, withdrawDealRegistration, deals.tenant.partnerA.owner.ctx, deal.id, {});
      await deals.becomes(deal.id, 'withdrawn');
      return deal.id;
    },
  },
  {
    name: 'changes-never-answered',
    options: { policy: oneStep(), settings: { changesLimit: 'PT1S' } },
    play: async (deals) => {
      const deal = await deals.submit(deals.tenant.partnerA.owner.ctx, deals.terms());
      const changes: Decision = { outcome: 'request_changes', fields: ['closeMonth'], text: 'When?' };
      await deals.decideNext(deals.tenant.pm, deal.id, changes);
      await deals.becomes(deal.id, 'withdrawn');
      return deal.id;
    },
  },
  {
    name: 'waitlisted-and-promoted',
    options: { policy: oneStep() },
    play: async (deals) => {
      const owner = deals.tenant.partnerB.owner.ctx;
      const second = await playToOffer(deals);
      await deals.becomes(second, 'offered');
      await deals.act(operations['accept-offer'], acceptOfferDealRegistration, owner, second);
      const loss = { reason: 'price' } as const;
      await deals.act(operations['report-loss'], reportLossDealRegistration, owner, second, loss);
      await deals.becomes(second, 'lost');
      return second;
    },
  },
  {
    name: 'offer-declined',
    options: { policy: oneStep() },
    play: async (deals) => {
      const second = await playToOffer(deals);
      await deals.becomes(second, 'offered');
      const owner = deals.tenant.partnerB.owner.ctx;
      await deals.act(operations['decline-offer'], declineOfferDealRegistration, owner, second);
      await deals.becomes(second, 'withdrawn');
      return second;
    },
  },
  {
    name: 'offer-expired',
    options: { policy: oneStep(), settings: { offerAcceptance: 'PT1S' } },
    play: async (deals) => {
      const second = await playToOffer(deals);
      await deals.becomes(second, 'expired');
      return second;
    },
  },
  {
    name: 'protection-expired',
    // Protected to the day before: it lapses as soon as it is given.
    options: { policy: oneStep(), settings: { protectionDays: -1 } },
    play: async (deals) => {
      const deal = await deals.submit(deals.tenant.partnerA.owner.ctx, deals.terms());
      await deals.decideNext(deals.tenant.pm, deal.id, approve);
      await deals.becomes(deal.id, 'expired');
      return deal.id;
    },
  },
  {
    name: 'overdue-and-reassigned',
    options: {
      policy: oneStep({
        dueIn: 'PT2S',
        remindBefore: 'PT1S',
        escalations: [
          { atPercent: 100, to: [role('channel_director')] },
          { atPercent: 150, to: [role('administrator')] },
        ],
      }),
    },
    play: async (deals) => {
      const { tenant } = deals;
      const deal = await deals.submit(tenant.partnerA.owner.ctx, deals.terms());
      const task = await deals.taskOf(deal.id);
      const escalated = eq(caseEvents.kind, 'escalated');
      await until('the second escalation', async () => {
        const events = await tenant.inTenant((tx) => tx.select().from(caseEvents).where(escalated));
        return events[0];
      });
      await call(taskOperations.reassign, reassignTask, deals.cases.acting(tenant.admin), {
        params: { id: task.id },
        body: { toMemberId: tenant.members.director.id },
      });
      await deals.decideNext(tenant.director, deal.id, approve);
      await deals.becomes(deal.id, 'approved');
      return deal.id;
    },
  },
  {
    name: 'approved-by-deadline',
    options: { policy: oneStep({ dueIn: 'PT1S', onBreach: 'approve' }) },
    play: async (deals) => {
      const deal = await deals.submit(deals.tenant.partnerA.owner.ctx, deals.terms());
      await deals.becomes(deal.id, 'approved');
      return deal.id;
    },
  },
  {
    name: 'extended-twice-and-win-refused',
    options: { policy: oneStep() },
    play: async (deals) => {
      const { tenant } = deals;
      const owner = tenant.partnerA.owner.ctx;
      const deal = await deals.submit(owner, deals.terms({ stage: 'qualified' }));
      await deals.decideNext(tenant.pm, deal.id, approve);
      await deals.act(operations.extend, extendDealRegistration, owner, deal.id, { stage: 'technical_validation' });
      await deals.act(operations.extend, extendDealRegistration, owner, deal.id, { stage: 'committed' });
      await deals.decideNext(tenant.pm, deal.id, approve);
      const win = { wonOn: today(), orderNumber: 'PO-8', amount: { amount: '1.00', currency: 'EUR' } };
      await deals.act(operations['report-win'], reportWinDealRegistration, owner, deal.id, win);
      const refuse: Decision = { outcome: 'reject', reason: 'other', text: 'We have no such order.' };
      await deals.decideNext(tenant.salesOwner, deal.id, refuse);
      await deals.act(operations['report-loss'], reportLossDealRegistration, owner, deal.id, { reason: 'price' });
      await deals.becomes(deal.id, 'lost');
      return deal.id;
    },
  },
  {
    name: 'rehydrated',
    options: { policy: oneStep() },
    play: async (deals) => {
      const { tenant, cases } = deals;
      const deal = await deals.submit(tenant.partnerA.owner.ctx, deals.terms());
      await deals.taskOf(deal.id);
      await rehydrateCases(cases.acting(tenant.system), { only: 'all' });
      await deals.decideNext(tenant.pm, deal.id, approve);
      await deals.becomes(deal.id, 'approved');
      return deal.id;
    },
  },
];

export async function withDeals<T>(
  options: LiveDealsOptions | undefined,
  work: (deals: LiveDeals) => Promise<T>,
): Promise<T> {
  const deals = await openLiveDeals(options);
  try {
    return await work(deals);
  } finally {
    await deals.stop();
  }
}
