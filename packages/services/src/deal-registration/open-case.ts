import { and, eq } from '@countersign/db/query';
import { cases } from '@countersign/db/schema/case';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { workflowIdOf } from '@countersign/domain/case/case-state';
import type { DealCase } from '@countersign/domain/deal-registration/deal-case';
import type { ServiceContext, Transaction } from '../context.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { appendRevision } from './append-revision.ts';
import { linkEvidence } from './link-evidence.ts';
import { amountColumns } from './money-columns.ts';
import { nextDealNumber } from './next-number.ts';
import { submittedTerms, termColumns, termsHash } from './terms.ts';
import type { DealRow } from './update-deal.ts';

export interface OpenDealCase {
  readonly deal: DealRow;
  /** The human who wrote the terms. */
  readonly personId: string;
  readonly personName: string;
  /** Further humans who may not decide, such as the partner's contact when staff registers. */
  readonly otherMakers?: readonly string[];
  readonly sendsMail: boolean;
  /** When it was received; decides who is first in line. */
  readonly receivedAt: number;
  /** 1 for what a person waits for, 5 for bulk; null leaves the start to whoever writes its history first. */
  readonly priority: number | null;
}

/**
 * Makes a complete draft a case: its number, its first revision, its first snapshot, and an outbox row from which the
 * relay starts the workflow. All in the caller's transaction, so that a crash leaves both or neither.
 */
export async function openDealCase(
  ctx: ServiceContext,
  tx: Transaction,
  open: OpenDealCase,
): Promise<{ caseId: string; number: string }> {
  const { deal } = open;
  const terms = submittedTerms(deal.terms);
  const caseId = ctx.ids.next('case');
  const number = await nextDealNumber(ctx, tx, new Date(open.receivedAt).getUTCFullYear());
  const hash = termsHash(terms);
  const state: DealCase = {
    tenantId: ctx.tenantId,
    caseId,
    process: 'deal-registration',
    subjectId: deal.id,
    epoch: 1,
    seq: 0,
    status: 'submitted',
    revision: 1,
    termsHash: hash,
    makers: [...new Set([open.personId, ...deal.writers, ...(open.otherMakers ?? [])])],
    approval: null,
    task: null,
    timers: [],
    paused: [],
    processed: [],
    data: {
      stage: terms.stage ?? null,
      protectedUntil: null,
      protectionEndsAt: null,
      extensionsUsed: 0,
      grantedDiscountBp: null,
      openFields: [],
    },
  };
  await tx.insert(cases).values({
    tenantId: ctx.tenantId,
    id: caseId,
    process: 'deal-registration',
    programId: deal.programId,
    partnerId: deal.partnerId,
    subjectId: deal.id,
    number,
    title: terms.customerName,
    status: 'submitted',
    isOpen: true,
    origin: deal.origin,
    sendsMail: open.sendsMail,
    epoch: 1,
    seq: 0,
    revision: 1,
    termsHash: hash,
    snapshot: state,
    isBlocked: false,
    openedAt: open.receivedAt,
    changedAt: ctx.now(),
  });
  await appendRevision(
    { ctx, tx, row: { subjectId: deal.id }, at: ctx.now() },
    { revision: 1, terms, authorPersonId: open.personId, authorName: open.personName },
  );
  await tx
    .update(dealRegistrations)
    .set({
      caseId,
      number,
      status: 'submitted',
      revision: 1,
      terms,
      ...termColumns(terms),
      ...amountColumns(terms),
      submittedByPerson: open.personId,
      submittedByName: open.personName,
      submittedAt: open.receivedAt,
      receivedAt: open.receivedAt,
      changedAt: ctx.now(),
    })
    .where(and(eq(dealRegistrations.tenantId, ctx.tenantId), eq(dealRegistrations.id, deal.id)));
  await linkEvidence(ctx, tx, { dealId: deal.id, caseId, fileIds: terms.evidence ?? [] });
  const workflowId = workflowIdOf(state);
  if (open.priority !== null)
    await enqueue(ctx, tx, [
      { kind: 'start_case', key: workflowId, priority: open.priority, payload: { workflowId, caseId } },
    ]);
  return { caseId, number };
}
