import { paymentMethodOperations } from '@countersign/contracts/payment-method/operations';
import { payoutRunOperations } from '@countersign/contracts/payout-run/operations';
import { periodOperations } from '@countersign/contracts/period/operations';
import { taskOperations } from '@countersign/contracts/task/operations';
import type { Rail } from '@countersign/domain/payout/payout';
import type { ServiceContext } from '../context.ts';
import { createUser, hashNewPassword } from '../identity/create-user.ts';
import { confirmPaymentMethod } from '../payment-method/confirm.ts';
import { proposePaymentMethod } from '../payment-method/propose.ts';
import { cancelPayoutRun } from '../payout-run/cancel.ts';
import { createPayoutRun } from '../payout-run/create.ts';
import { getPayoutRun } from '../payout-run/get.ts';
import { submitPayoutRun } from '../payout-run/submit.ts';
import { closePeriod } from '../period/close.ts';
import { decideTask } from '../task/decide.ts';
import { listTask } from '../task/list.ts';
import { call } from './call.ts';
import { tellDeals } from './deal-story.ts';
import type { TestPartner, TestTenant } from './test-tenant.ts';

export const ownersPassword = 'a password for money 1';

/** The acts in which money is closed, approved and paid, on a tenant whose cases run in process on its own clock. */
export function tellMoney(tenant: TestTenant) {
  const { runner, acting } = tellDeals(tenant);
  const drain = () => runner.drain(tenant.system);

  return {
    runner,
    acting,
    drain,
    /** Closes a month and leaves it under review. */
    async close(by: ServiceContext, month: string) {
      const period = await call(periodOperations.close, closePeriod, acting(by), {
        body: { programId: tenant.programId, month },
      });
      await drain();
      return period.id;
    },
    /** Decides on the open task of whatever is about this subject. */
    async decide(by: ServiceContext, subject: string, outcome: 'approve' | 'reject' = 'approve') {
      const page = await call(taskOperations.list, listTask, by, { query: { scope: 'all', limit: 200 } });
      const task = page.items.find(
        ({ caseTitle, caseNumber }) => caseTitle.includes(subject) || caseNumber === subject,
      );
      if (!task) throw new Error(`no open task about ${subject}`);
      const reasons = outcome === 'reject' ? { reason: 'other' as const, text: 'Not like this.' } : {};
      const result = await call(taskOperations.decide, decideTask, acting(by), {
        params: { id: task.id },
        body: { outcome, ...reasons },
        ifMatch: task.revision,
      });
      await drain();
      return result;
    },
    proposeMethod: (owner: ServiceContext, given: Partial<typeof germanAccount> = {}) =>
      call(paymentMethodOperations.propose, proposePaymentMethod, acting(owner), {
        body: { ...germanAccount, ...given },
      }),
    /** A payment method of the first partner unless said, confirmed and past its cooling-off time. */
    async addPaymentMethod(
      confirmedBy: ServiceContext,
      given: { readonly partner?: TestPartner; readonly rail?: Rail; readonly owner?: ServiceContext } = {},
    ) {
      const owner = given.owner ?? (await ownerWithPassword(tenant, given.partner));
      const proposed = await call(paymentMethodOperations.propose, proposePaymentMethod, acting(owner), {
        body: { ...germanAccount, rail: given.rail ?? 'sepa' },
      });
      const confirmed = await call(paymentMethodOperations.confirm, confirmPaymentMethod, acting(confirmedBy), {
        params: { id: proposed.id },
        body: { how: 'called the number on file' },
        ifMatch: proposed.revision,
      });
      tenant.clock.advance({ hours: 73 });
      return confirmed;
    },
    createRun: (by: ServiceContext, payOn: string, rail: Rail = 'sepa') =>
      call(payoutRunOperations.create, createPayoutRun, acting(by), {
        body: { programId: tenant.programId, rail, payOn },
      }),
    cancelRun: (by: ServiceContext, run: { readonly id: string; readonly revision: number }) =>
      call(payoutRunOperations.cancel, cancelPayoutRun, acting(by), {
        params: { id: run.id },
        body: { note: 'not today' },
        ifMatch: run.revision,
      }),
    async prepareRun(by: ServiceContext, payOn: string, rail: Rail = 'sepa') {
      const run = await this.createRun(by, payOn, rail);
      return this.submitRun(by, run);
    },
    async submitRun(by: ServiceContext, run: { readonly id: string; readonly revision: number }) {
      const submitted = await call(payoutRunOperations.submit, submitPayoutRun, acting(by), {
        params: { id: run.id },
        ifMatch: run.revision,
      });
      await drain();
      return submitted;
    },
    getRun: (id: string) => call(payoutRunOperations.get, getPayoutRun, tenant.admin, { params: { id } }),
  };
}

const germanAccount = {
  rail: 'sepa' as Rail,
  holder: 'Müller Handel',
  country: 'DE',
  currency: 'EUR',
  account: 'DE89370400440532013000',
  password: ownersPassword,
};

/** A partner's owner, the first one's unless said, with a login of its own, whose password can be asked for. */
export async function ownerWithPassword(
  tenant: TestTenant,
  { owner }: TestPartner = tenant.partnerA,
): Promise<ServiceContext> {
  const passwordHash = await hashNewPassword(ownersPassword);
  const { userId } = await tenant.inTenant((tx) =>
    createUser(tenant.system, tx, {
      name: 'Owner',
      email: `owner-${tenant.ids.next('usr').slice(4)}@partner.example`,
      personId: owner.personId,
      locale: 'en',
      zone: 'Europe/Berlin',
      passwordHash,
    }),
  );
  if (owner.ctx.actor.kind !== 'contact') throw new Error('the owner is no contact');
  return { ...owner.ctx, actor: { ...owner.ctx.actor, userId } };
}
