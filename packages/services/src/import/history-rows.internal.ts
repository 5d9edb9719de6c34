import type { caseEvents, cases } from '@countersign/db/schema/case';
import type { dealRegistrations, dealRevisions } from '@countersign/db/schema/deal-registration';
import type { TimelineKind } from '@countersign/domain/approval/approval';
import type { ServiceContext } from '../context.ts';
import { amountColumns } from '../deal-registration/money-columns.ts';
import { termsHash } from '../deal-registration/terms.ts';
import type { Keyed } from './commit-rows.internal.ts';
import type { CreateDeals } from './new-deal.internal.ts';
import type { ClosedStatus, DealRow } from './rows/deal-row.ts';

/** A finished registration, as its row and its place in time say it. */
export interface Past {
  readonly keyed: Keyed<DealRow>;
  readonly status: ClosedStatus;
  readonly dealId: string;
  readonly caseId: string;
  readonly number: string;
  readonly submittedAt: number;
  readonly closedAt: number;
  readonly customerId: string;
}

const lastEvent: Record<ClosedStatus, TimelineKind> = {
  won: 'win_confirmed',
  lost: 'lost',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  expired: 'expired',
};

/** What the registration's row holds besides what its terms say. */
export function finishedDeal(
  given: CreateDeals,
  past: Past,
): Partial<typeof dealRegistrations.$inferInsert> & { readonly id: string } {
  const { status, keyed, closedAt } = past;
  return {
    id: past.dealId,
    caseId: past.caseId,
    number: past.number,
    status,
    customerId: past.customerId,
    submittedByPerson: given.starter.personId,
    submittedByName: keyed.row.submittedBy ?? given.starter.name,
    submittedAt: past.submittedAt,
    receivedAt: past.submittedAt,
    win: status === 'won' ? winOf(past) : null,
    loss: status === 'lost' ? { reason: 'other', text: null } : null,
    rejection: status === 'rejected' ? { reason: 'other', text: '' } : null,
    changedAt: closedAt,
  };
}

function winOf({ keyed, number, closedAt }: Past): NonNullable<(typeof dealRegistrations.$inferInsert)['win']> {
  const { amountMinor, amountCurrency } = amountColumns(keyed.row.terms);
  if (amountMinor === null || amountCurrency === null) throw new Error(`line ${keyed.line} has no amount`);
  const wonOn = new Date(closedAt).toISOString().slice(0, 10);
  return {
    orderNumber: keyed.row.externalId ?? number,
    wonOn,
    amountMinor: amountMinor.toString(),
    currency: amountCurrency,
    confirmedAt: closedAt,
    evidence: [],
  };
}

/** A case that has ended before it came here: nothing runs it and nothing can be asked of it. */
export function closedCase(ctx: ServiceContext, given: CreateDeals, past: Past): typeof cases.$inferInsert {
  return {
    tenantId: ctx.tenantId,
    id: past.caseId,
    process: 'deal-registration',
    programId: given.programId,
    partnerId: past.keyed.row.partnerId,
    subjectId: past.dealId,
    number: past.number,
    title: past.keyed.row.terms.customerName,
    status: past.status,
    isOpen: false,
    origin: 'import',
    sendsMail: false,
    epoch: 1,
    seq: 0,
    revision: 1,
    termsHash: termsHash(past.keyed.row.terms),
    snapshot: null,
    isBlocked: false,
    openedAt: past.submittedAt,
    closedAt: past.closedAt,
    changedAt: past.closedAt,
  };
}

export function firstRevision(ctx: ServiceContext, given: CreateDeals, past: Past): typeof dealRevisions.$inferInsert {
  const { terms } = past.keyed.row;
  return {
    tenantId: ctx.tenantId,
    dealId: past.dealId,
    revision: 1,
    terms,
    termsHash: termsHash(terms),
    authorPersonId: given.starter.personId,
    authorName: past.keyed.row.submittedBy ?? given.starter.name,
    createdAt: past.submittedAt,
  };
}

/** When it was submitted and how it ended, as the file says it. */
export function timelineOf(ctx: ServiceContext, given: CreateDeals, past: Past): (typeof caseEvents.$inferInsert)[] {
  const event = (kind: TimelineKind, at: number) => ({
    tenantId: ctx.tenantId,
    id: ctx.ids.next('evt'),
    caseId: past.caseId,
    at,
    kind,
    visibility: 'shared' as const,
    actorKind: 'system' as const,
    actorId: null,
    actorName: past.keyed.row.submittedBy ?? given.starter.name,
    text: null,
    facts: { origin: 'import', number: past.number },
  });
  return [event('submitted', past.submittedAt), event(lastEvent[past.status], past.closedAt)];
}
