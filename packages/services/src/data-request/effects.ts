import { and, eq, sql } from '@countersign/db/query';
import { dataRequests } from '@countersign/db/schema/data-request';
import type { HeldArea } from '@countersign/domain/data-request/area';
import { type ReviewedInput, reviewedEffects } from '../approval/reviewed-effects.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { planOf } from './areas.ts';
import { mailPerson } from './mail-person.internal.ts';
import { obstaclesTo } from './obstacles.ts';
import { findPerson } from './person.ts';
import { askingOf, lockRequest } from './sealed-request.internal.ts';

/** The review of a request: approved, the relay carries it out; refused, the person is told why. */
export const dataRequestEffects = reviewedEffects({
  facts: async ({ ctx, tx, row }) => {
    const request = await lockRequest(ctx, tx, row.subjectId);
    return {
      kind: request.kind,
      subjectKind: request.subjectKind,
      isIdentified: request.identityMethod !== null,
    };
  },
  mayApprove: async ({ ctx, tx, row }) => {
    const request = await lockRequest(ctx, tx, row.subjectId);
    const asking = await askingOf(ctx, tx, request);
    if (asking === null) return 'action_not_available';
    const person = await findPerson(ctx, tx, asking.email);
    const [first] = await obstaclesTo(ctx, tx, request, person);
    if (first === undefined) return null;
    return first === 'identity_unproven' ? 'identity_unproven' : 'erasure_obstructed';
  },
  onApproved: async (input) => {
    const { ctx, tx, row } = input;
    const request = await lockRequest(ctx, tx, row.subjectId);
    const asking = await askingOf(ctx, tx, request);
    // What is approved is what was shown; once it is carried out nobody can look any more.
    const isKept = request.kind === 'erasure' && asking !== null;
    const outcome = isKept ? await planOf(ctx, tx, await findPerson(ctx, tx, asking.email)) : null;
    await finish(input, 'carrying_out', outcome);
    await enqueue(ctx, tx, [{ kind: 'carry_out_request', key: row.subjectId, payload: { requestId: row.subjectId } }]);
  },
  onRefused: async (input, { text }) => {
    const { ctx, tx, row } = input;
    const request = await lockRequest(ctx, tx, row.subjectId);
    const asking = await askingOf(ctx, tx, request);
    await finish(input, 'refused', null);
    if (asking !== null)
      await mailPerson(ctx, tx, { kind: 'data_request_refused', row: request, asking, facts: { text } });
  },
});

async function finish(
  { ctx, tx, row, at }: ReviewedInput,
  status: 'carrying_out' | 'refused',
  outcome: HeldArea[] | null,
): Promise<void> {
  await tx
    .update(dataRequests)
    .set({
      status,
      outcome,
      decidedAt: at,
      doneAt: status === 'refused' ? at : null,
      revision: sql`${dataRequests.revision} + 1`,
    })
    .where(
      and(
        eq(dataRequests.tenantId, ctx.tenantId),
        eq(dataRequests.id, row.subjectId),
        eq(dataRequests.status, 'in_review'),
      ),
    );
}
