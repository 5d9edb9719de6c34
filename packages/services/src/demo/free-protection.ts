import { and, eq, inArray } from '@countersign/db/query';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { workflowIdOf } from '@countersign/domain/case/case-state';
import { reportLossDealRegistration } from '../deal-registration/report-loss.ts';
import { read } from '../transact.ts';
import type { DealPlan } from './deal-plan.ts';
import type { Staged } from './write-deal.internal.ts';

const waitMs = 15_000;
const pollMs = 250;

/**
 * The first rival in line gets its turn: the registration before it is lost, live, and its protection is offered. Where
 * the cases have not started in time it goes on waiting, which is as true a story.
 */
export async function freeProtection(staged: Staged, plans: readonly DealPlan[]): Promise<void> {
  const rival = plans.find(({ isRival }) => isRival);
  const holder =
    rival &&
    plans.find(
      (plan) =>
        !plan.isRival &&
        plan.customer.website === rival.customer.website &&
        plan.isLive &&
        plan.lines[0]?.product === rival.lines[0]?.product,
    );
  const partner = holder && staged.partners[holder.partner];
  if (!rival || !holder || !partner) return;
  const ctx = staged.as(partner.owner, staged.now);
  const pair = await read(ctx, (tx) =>
    tx
      .select({
        id: dealRegistrations.id,
        key: dealRegistrations.importKey,
        status: dealRegistrations.status,
        revision: dealRegistrations.revision,
      })
      .from(dealRegistrations)
      .where(
        and(
          eq(dealRegistrations.tenantId, ctx.tenantId),
          inArray(dealRegistrations.importKey, [holder.key, rival.key]),
        ),
      ),
  );
  const [held, waiting] = [pair.find(({ key }) => key === holder.key), pair.find(({ key }) => key === rival.key)];
  if (held?.status !== 'approved' || waiting?.status !== 'waitlisted') return;
  const workflows = [held, waiting].map(({ id }) =>
    workflowIdOf({ process: 'deal-registration', tenantId: ctx.tenantId, subjectId: id }),
  );
  if (!(await areRunning(staged, partner.owner, workflows))) return;
  const idempotency = {
    caller: partner.owner.id,
    key: 'demo-free-protection',
    operation: 'deal-registration.report-loss',
    payloadHash: 'demo',
    wasReplayed: false,
  };
  await reportLossDealRegistration(
    { ...ctx, now: () => Date.now(), idempotency },
    {
      params: { id: held.id },
      query: {},
      body: { reason: 'no_budget', text: 'The budget was moved to next year.' },
      ifMatch: held.revision,
    },
  );
}

async function areRunning(
  staged: Staged,
  owner: Parameters<Staged['as']>[0],
  workflowIds: readonly string[],
): Promise<boolean> {
  const { caseRunner } = staged.as(owner, staged.now).ports;
  const until = performance.now() + waitMs;
  for (;;) {
    const found = await Promise.all(workflowIds.map((id) => caseRunner.describe(id)));
    if (found.every((state) => state === 'running')) return true;
    if (performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
