import { caseOperations } from '@countersign/contracts/case/operations';
import { taskOperations } from '@countersign/contracts/task/operations';
import { eq } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { beforeEach, describe, expect, it } from 'vitest';
import { commentCase } from '../case/comment.ts';
import { commentsCase } from '../case/comments.ts';
import { timelineCase } from '../case/timeline.ts';
import { call } from '../testing/call.ts';
import { tellDeals } from '../testing/deal-story.ts';
import { largeTerms } from '../testing/deal-terms.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { claimTask } from './claim.ts';
import { listTask } from './list.ts';
import { releaseTask } from './release.ts';

const database = useTestDatabase();
const nothing = 'tsk_00000000000000000000000000';

async function openedTask(tenant: TestTenant) {
  const deals = tellDeals(tenant);
  const deal = await deals.submit(tenant.partnerA.owner.ctx, largeTerms(tenant));
  return deals.taskOf(tenant.pm, deal.id);
}

describeWriteVerb({
  id: 'task.claim',
  operation: taskOperations.claim,
  verb: claimTask,
  database,
  prepare: openedTask,
  by: (tenant) => tenant.pm,
  input: (_tenant, task) => ({ params: { id: task.id } }),
  expect: (tenant, output) => expect(output.claimedBy).toMatchObject({ id: tenant.members.pm.id }),
  badInput: [
    { label: 'no task', code: 'not_found', input: () => ({ params: { id: nothing } }) },
    { label: 'no id', input: () => ({ params: { id: 'x' } }) },
  ],
});

describeWriteVerb({
  id: 'task.release',
  operation: taskOperations.release,
  verb: releaseTask,
  database,
  prepare: async (tenant) =>
    call(taskOperations.claim, claimTask, tenant.pm, { params: { id: (await openedTask(tenant)).id } }),
  by: (tenant) => tenant.pm,
  input: (_tenant, task) => ({ params: { id: task.id } }),
  expect: (_tenant, output) => expect(output.claimedBy).toBeNull(),
  badInput: [{ label: 'no task', code: 'not_found', input: () => ({ params: { id: nothing } }) }],
});

describeWriteVerb({
  id: 'case.comment',
  operation: caseOperations.comment,
  verb: commentCase,
  database,
  prepare: openedTask,
  by: (tenant) => tenant.pm,
  input: (_tenant, task) => ({ params: { id: task.caseId }, body: { text: 'Look at the other one.' } }),
  expect: (_tenant, output) =>
    expect(output).toMatchObject({ by: 'pm', side: 'tenant', visibility: 'internal', text: 'Look at the other one.' }),
  badInput: [
    {
      label: 'no text',
      field: 'text',
      input: (_tenant, task) => ({ params: { id: task.caseId }, body: { text: '' } }),
    },
    {
      label: 'a book',
      field: 'text',
      input: (_tenant, task) => ({ params: { id: task.caseId }, body: { text: 'x'.repeat(4_001) } }),
    },
    {
      label: 'NUL',
      field: 'text',
      input: (_tenant, task) => ({ params: { id: task.caseId }, body: { text: 'a\u0000' } }),
    },
    {
      label: 'a file that is not there',
      field: 'fileIds.0',
      input: (_tenant, task) => ({
        params: { id: task.caseId },
        body: { text: 'x', fileIds: ['fil_00000000000000000000000000'] },
      }),
    },
    {
      label: 'no case',
      code: 'not_found',
      input: () => ({ params: { id: 'case_00000000000000000000000000' }, body: { text: 'x' } }),
    },
  ],
});

describe('a claim', () => {
  let tenant: TestTenant;
  let taskId: string;
  let second: Awaited<ReturnType<TestTenant['addMember']>>;
  beforeEach(async () => {
    tenant = await createTestTenant(database());
    const task = await openedTask(tenant);
    taskId = task.id;
    second = await tenant.addMember({ name: 'Second Manager', roles: ['partner_manager'] });
    await tenant.inTenant((tx) => tx.execute(`update tasks set candidate_roles = '["partner_manager"]'` as never));
  });
  const claim = (by: Parameters<typeof claimTask>[0]) =>
    call(taskOperations.claim, claimTask, by, { params: { id: taskId } });

  it('of two at the same moment goes to one', async () => {
    const both = await Promise.allSettled([claim(tenant.pm), claim(second.ctx)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'claimed_by_other' } });
  });

  it('ends by itself, can be renewed, and given back only by whoever has it', async () => {
    await claim(tenant.pm);
    await expect(
      call(taskOperations.release, releaseTask, second.ctx, { params: { id: taskId } }),
    ).rejects.toMatchObject({ code: 'not_claimed' });
    tenant.clock.advance({ minutes: 29 });
    await claim(tenant.pm);
    tenant.clock.advance({ minutes: 29 });
    await expect(claim(second.ctx)).rejects.toMatchObject({ code: 'claimed_by_other' });
    tenant.clock.advance({ minutes: 2 });
    expect((await claim(second.ctx)).claimedBy?.id).toBe(second.id);
  });

  it('is refused to somebody who is not asked', async () => {
    await expect(claim(tenant.finance)).rejects.toMatchObject({ code: 'not_a_candidate' });
  });
});

describe('the inbox', () => {
  it('pages by deadline without losing or repeating one', async () => {
    const tenant = await createTestTenant(database());
    const deals = tellDeals(tenant);
    for (let index = 0; index < 5; index += 1) {
      await deals.submit(tenant.partnerA.owner.ctx, largeTerms(tenant, index));
      tenant.clock.advance({ minutes: 7 });
    }
    for (const sort of ['dueAt', '-dueAt', 'openedAt', '-openedAt'] as const) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof listTask>> = await call(taskOperations.list, listTask, tenant.pm, {
          query: { sort, limit: 2, ...(cursor === null ? {} : { cursor }) },
        });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(new Set(seen).size, sort).toBe(5);
    }
  });
});

describe('a comment', () => {
  it('of the partner is shared; one of staff reaches the partner only when it says so, with its files', async () => {
    const tenant = await createTestTenant(database());
    const task = await openedTask(tenant);
    const say = (
      by: Parameters<typeof commentCase>[0],
      body: { text: string; visibility?: 'internal' | 'shared'; fileIds?: string[] },
    ) => call(caseOperations.comment, commentCase, by, { params: { id: task.caseId }, body });
    const file = {
      tenantId: tenant.id,
      id: 'fil_00000000000000000000000001',
      name: 'secret.pdf',
      mediaType: 'application/pdf',
      size: 3,
      sha256: 'x',
      purpose: 'attachment',
      uploadedByMember: tenant.members.pm.id,
      visibility: 'internal',
      createdAt: 0,
    } as const;
    await tenant.inTenant((tx) => tx.insert(files).values(file));
    await say(tenant.pm, { text: 'internal words', fileIds: [file.id] });
    await say(tenant.pm, { text: 'shared words', visibility: 'shared' });
    expect(await say(tenant.partnerA.owner.ctx, { text: 'partner words', visibility: 'internal' })).toMatchObject({
      visibility: 'shared',
      side: 'partner',
    });
    await expect(say(tenant.partnerB.owner.ctx, { text: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      say(tenant.partnerA.owner.ctx, { text: 'x', fileIds: [file.id] }),
      'not the partner’s upload',
    ).rejects.toMatchObject({ code: 'invalid_input' });

    const read = async (by: Parameters<typeof commentCase>[0]) =>
      JSON.stringify([
        await call(caseOperations.comments, commentsCase, by, { params: { id: task.caseId } }),
        await call(caseOperations.timeline, timelineCase, by, { params: { id: task.caseId } }),
      ]);
    const staff = await read(tenant.director);
    for (const words of ['internal words', 'secret.pdf', 'shared words', 'partner words'])
      expect(staff).toContain(words);
    const partner = await read(tenant.partnerA.sales.ctx);
    for (const words of ['internal words', 'secret.pdf', file.id]) expect(partner).not.toContain(words);
    for (const words of ['shared words', 'partner words']) expect(partner).toContain(words);
    expect((await tenant.inTenant((tx) => tx.select().from(files).where(eq(files.id, file.id))))[0]).toMatchObject({
      caseId: task.caseId,
      visibility: 'internal',
    });
  });
});
