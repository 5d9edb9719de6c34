import type { BodyInputOf } from '@countersign/contracts/operation/operation';
import { taskOperations } from '@countersign/contracts/task/operations';
import { vettingOperations } from '@countersign/contracts/vetting/operations';
import { createTestDatabase, testSecret } from '@countersign/db/testing/database';
import { AppError } from '@countersign/services/app-error';
import type { ServiceContext } from '@countersign/services/context';
import { decideTask } from '@countersign/services/task/decide';
import { listTask } from '@countersign/services/task/list';
import { call } from '@countersign/services/testing/call';
import { createTestTenant } from '@countersign/services/testing/test-tenant';
import { answerVetting } from '@countersign/services/vetting/answer';
import { getVetting } from '@countersign/services/vetting/get';
import { openVettingByHand } from '@countersign/services/vetting/open';
import { setVettingConditions } from '@countersign/services/vetting/set-conditions';
import { plainCompany } from '@countersign/services/vetting/testing/vetting-story';
import { runCases } from '@countersign/worker/src/testing/run-cases.ts';
import { createPayloadCodec } from '@countersign/workflows/client/payload-codec';
import { until } from '../deals/until.ts';
import { readableHistory } from './readable-history.ts';

type Decision = BodyInputOf<(typeof taskOperations)['decide']>;

/** A partner is asked back, answers, is routed anew by what its clear shall depend on, and is cleared. */
export const vettingHistories = ['vetting-reviewed'] as const;

export async function recordVettings(): Promise<Record<(typeof vettingHistories)[number], string>> {
  const database = await createTestDatabase();
  try {
    const tenant = await createTestTenant(database);
    const system = { ...tenant.system, now: () => Date.now() };
    const cases = await runCases({ databaseUrl: database.url, secret: testSecret, system });
    const clara = (await tenant.addMember({ name: 'Clara', roles: ['compliance_analyst'] })).ctx;
    const owner = tenant.partnerA.owner.ctx;
    const vettingIs = (id: string, what: string, holds: (status: string, revision: number) => boolean) =>
      until(`the vetting ${what}`, async () => {
        const seen = await call(vettingOperations.get, getVetting, clara, { params: { id } });
        return holds(seen.status, seen.revision) ? seen : undefined;
      });
    /** Decides on the open task; a review that is just routed anew closes one and opens another. */
    const decide = (by: ServiceContext, number: string, body: Decision) =>
      until(`${number} to be decided`, async () => {
        const page = await call(taskOperations.list, listTask, cases.acting(by), {
          query: { scope: 'all', limit: 200 },
        });
        const task = page.items.find(({ caseNumber, status }) => caseNumber === number && status === 'open');
        if (task === undefined) return undefined;
        const input = { params: { id: task.id }, body, ifMatch: task.revision };
        try {
          return await call(taskOperations.decide, decideTask, cases.acting(by), input);
        } catch (error) {
          if (error instanceof AppError && error.code === 'not_open') return undefined;
          throw error;
        }
      });
    const answer = (id: string, ifMatch: number) =>
      call(vettingOperations.answer, answerVetting, cases.acting(owner), {
        params: { id },
        body: plainCompany,
        ifMatch,
      });
    try {
      const { id, number } = await call(vettingOperations.open, openVettingByHand, cases.acting(tenant.director), {
        body: { partnerId: tenant.partnerA.id, programId: tenant.programId, occasion: 'review_due', text: null },
      });
      await answer(id, 0);
      await vettingIs(id, 'is in review', (status) => status === 'in_review');
      await decide(clara, number, { outcome: 'request_changes', fields: ['owners'], text: 'Who else?' });
      await vettingIs(id, 'waits for its partner', (status) => status === 'awaiting_partner');
      await answer(id, 1);
      await vettingIs(id, 'is in review again', (status, revision) => status === 'in_review' && revision === 2);
      await call(vettingOperations['set-conditions'], setVettingConditions, cases.acting(clara), {
        params: { id },
        body: { conditions: [{ kind: 'licence_renewed', text: 'The licence', until: '2099-01-01' }] },
      });
      const handle = cases.client.workflow.getHandle(`vetting/${tenant.id}/${id}`);
      await until('the review to be routed anew', async () => {
        const { events } = await handle.fetchHistory();
        const isSignalled = events?.some(({ workflowExecutionSignaledEventAttributes: signal }) => signal != null);
        return isSignalled === true ? true : undefined;
      });
      await decide(clara, number, { outcome: 'approve' });
      await vettingIs(id, 'is cleared', (status) => status === 'cleared');
      await until('the run to end', async () =>
        (await handle.describe()).status.name === 'COMPLETED' ? true : undefined,
      );
      return {
        'vetting-reviewed': await readableHistory(await handle.fetchHistory(), createPayloadCodec(cases.payloadKey)),
      };
    } finally {
      await cases.stop();
    }
  } finally {
    await database.drop();
  }
}
