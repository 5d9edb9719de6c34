import { and, eq } from '@countersign/db/query';
import { cases } from '@countersign/db/schema/case';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { workflowIdOf } from '@countersign/domain/case/case-state';
import type { DealCase } from '@countersign/domain/deal-registration/deal-case';
import type { ServiceContext, Transaction } from '../context.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { appendRevisions } from './append-revision.ts';
import { linkEvidence } from './link-evidence.ts';
import { amountColumns } from './money-columns.ts';
import { nextDealNumbers } from './next-numbers.ts';
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
  const [opened] = await openDealCases(ctx, tx, [open]);
  if (!opened) throw new Error(`registration ${open.deal.id} got no case`);
  return opened;
}

/** The same for many at once, in the order given. */
export async function openDealCases(
  ctx: ServiceContext,
  tx: Transaction,
  opens: readonly OpenDealCase[],
  onProgress: () => void = () => undefined,
): Promise<{ caseId: string; number: string }[]> {
  if (opens.length === 0) return [];
  const numbers = await nextDealNumbers(
    ctx,
    tx,
    opens.map(({ receivedAt }) => new Date(receivedAt).getUTCFullYear()),
  );
  const opened = opens.map((open, index) => submittedCase(ctx, open, numbers[index] ?? ''));
  await tx.insert(cases).values(opened.map(({ row }) => row));
  await appendRevisions(
    { ctx, tx, at: ctx.now() },
    opened.map(({ open, terms }) => ({
      dealId: open.deal.id,
      revision: 1,
      terms,
      authorPersonId: open.personId,
      authorName: open.personName,
    })),
  );
  for (const one of opened) {
    onProgress();
    await submitDeal(ctx, tx, one);
  }
  await enqueue(
    ctx,
    tx,
    opened.flatMap(({ open: { priority }, state, row: { id: caseId } }) => {
      const workflowId = workflowIdOf(state);
      return priority === null
        ? []
        : [{ kind: 'start_case' as const, key: workflowId, priority, payload: { workflowId, caseId } }];
    }),
  );
  return opened.map(({ row: { id, number } }) => ({ caseId: id, number }));
}

type Submitted = ReturnType<typeof submittedCase>;

function submittedCase(ctx: ServiceContext, open: OpenDealCase, number: string) {
  const { deal } = open;
  const terms = submittedTerms(deal.terms);
  const hash = termsHash(terms);
  const state: DealCase = {
    tenantId: ctx.tenantId,
    caseId: ctx.ids.next('case'),
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
  const row = {
    tenantId: ctx.tenantId,
    id: state.caseId,
    process: 'deal-registration' as const,
    programId: deal.programId,
    partnerId: deal.partnerId,
    subjectId: deal.id,
    number,
    title: terms.customerName,
    status: 'submitted' as const,
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
  };
  return { open, terms, state, row };
}

async function submitDeal(ctx: ServiceContext, tx: Transaction, { open, terms, row }: Submitted): Promise<void> {
  const { deal } = open;
  await tx
    .update(dealRegistrations)
    .set({
      caseId: row.id,
      number: row.number,
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
  await linkEvidence(ctx, tx, { dealId: deal.id, caseId: row.id, fileIds: terms.evidence ?? [] });
}
