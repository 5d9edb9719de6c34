import { and, eq } from '@countersign/db/query';
import { cases } from '@countersign/db/schema/case';
import { programs } from '@countersign/db/schema/tenant';
import type { ReviewedCase } from '@countersign/domain/approval/reviewed-case';
import { workflowIdOf } from '@countersign/domain/case/case-state';
import type { RoutedProcess } from '@countersign/domain/process/registry';
import type { ServiceContext, Transaction } from '../context.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { ensureDefaultPolicies } from '../policy/ensure-default.ts';

export interface OpenReviewedCase {
  readonly process: Exclude<RoutedProcess, 'deal-registration'>;
  readonly programId: string;
  readonly subjectId: string;
  readonly number: string;
  readonly title: string;
  /** Hash of exactly what is to be approved. */
  readonly hash: string;
  /** Humans who prepared it; none of them may approve it. */
  readonly makers: readonly string[];
  /** The partner it is about; null or left out where it is about none, or none yet. */
  readonly partnerId?: string | null;
  /** `portal` where the other side began it. */
  readonly origin?: 'portal' | 'staff' | 'demo';
  /** Of what is reviewed; 1 where it is not said. */
  readonly revision?: number;
  /** For inboxes; amount in minor units, which a case that is not about money leaves out. */
  readonly card: {
    readonly amountMinor?: bigint;
    readonly currency?: string;
    readonly facts: Record<string, unknown>;
  };
}

/**
 * Puts something that was prepared before the people whom the policy names: a case, its first snapshot and the outbox
 * row from which the relay starts its workflow, in the caller's transaction.
 */
export async function openReviewedCase(ctx: ServiceContext, tx: Transaction, open: OpenReviewedCase): Promise<string> {
  const [program] = await tx
    .select({ id: programs.id, preset: programs.preset })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, open.programId)));
  if (!program) throw new Error(`there is no program ${open.programId}`);
  await ensureDefaultPolicies(ctx, tx, program, { personId: null, name: 'Countersign' });
  const caseId = ctx.ids.next('case');
  const state: ReviewedCase = {
    tenantId: ctx.tenantId,
    caseId,
    process: open.process,
    subjectId: open.subjectId,
    epoch: 1,
    seq: 0,
    status: 'submitted',
    revision: open.revision ?? 1,
    termsHash: open.hash,
    makers: [...new Set(open.makers)],
    approval: null,
    task: null,
    timers: [],
    paused: [],
    processed: [],
    data: {},
  };
  await tx.insert(cases).values({
    tenantId: ctx.tenantId,
    id: caseId,
    process: open.process,
    programId: open.programId,
    partnerId: open.partnerId ?? null,
    subjectId: open.subjectId,
    number: open.number,
    title: open.title,
    status: 'submitted',
    isOpen: true,
    origin: open.origin ?? 'staff',
    sendsMail: true,
    epoch: 1,
    seq: 0,
    revision: open.revision ?? 1,
    termsHash: open.hash,
    card: {
      facts: open.card.facts,
      ...(open.card.amountMinor === undefined ? {} : { amountMinor: open.card.amountMinor.toString() }),
      ...(open.card.currency === undefined ? {} : { currency: open.card.currency }),
    },
    snapshot: state,
    isBlocked: false,
    openedAt: ctx.now(),
    changedAt: ctx.now(),
  });
  const workflowId = workflowIdOf(state);
  await enqueue(ctx, tx, [{ kind: 'start_case', key: workflowId, priority: 1, payload: { workflowId, caseId } }]);
  return caseId;
}
