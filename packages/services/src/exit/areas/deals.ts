import { and, asc, eq, inArray, isNotNull } from '@countersign/db/query';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import type { ExitChoices } from '@countersign/db/schema/exit';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { workflowIdOf } from '@countersign/domain/case/case-state';
import type { DealStatus } from '@countersign/domain/deal-registration/deal';
import { membershipEndedSignal } from '@countersign/domain/deal-registration/deal-case';
import { type DealDisposition, dealChoices, settleDeal } from '@countersign/domain/exit/disposition';
import type { ExitDeal, ExitPreview } from '@countersign/domain/exit/preview';
import { invalidInput } from '../../app-error.ts';
import type { ServiceContext, Transaction } from '../../context.ts';
import { notFound } from '../../not-found.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { StepFailed } from '../../saga/step-failed.ts';
import type { ExitRow, Membership } from '../load.internal.ts';

type Place = { readonly partnerId: string; readonly programId: string };

const openStatuses = Object.keys(dealChoices).filter((status): status is DealStatus => status in dealChoices);

function openDeals(ctx: ServiceContext, tx: Transaction, { partnerId, programId }: Place) {
  return tx
    .select()
    .from(dealRegistrations)
    .where(
      and(
        eq(dealRegistrations.tenantId, ctx.tenantId),
        eq(dealRegistrations.partnerId, partnerId),
        eq(dealRegistrations.programId, programId),
        inArray(dealRegistrations.status, openStatuses),
        isNotNull(dealRegistrations.caseId),
      ),
    )
    .orderBy(asc(dealRegistrations.id));
}

/** Every open registration of the membership with what becomes of it. */
export async function lookAtDeals(
  ctx: ServiceContext,
  tx: Transaction,
  of: Membership,
  choices: ExitChoices,
): Promise<readonly ExitDeal[]> {
  const rows = await openDeals(ctx, tx, of.enrollment);
  const unknown = choices.exceptions.findIndex(({ dealId }) => !rows.some(({ id }) => id === dealId));
  if (unknown >= 0) throw invalidInput({ field: `exceptions.${unknown}.dealId`, code: 'unknown' });
  return rows.flatMap((row): ExitDeal[] => {
    const disposition = dispositionOf(choices, row);
    if (disposition === null) return [];
    return [
      {
        dealId: row.id,
        number: row.number,
        customerName: row.customerName,
        status: row.status,
        amountMinor: row.amountMinor?.toString() ?? null,
        currency: row.amountCurrency,
        protectedUntil: row.protectedUntil,
        disposition,
      },
    ];
  });
}

function dispositionOf(choices: ExitChoices, row: { readonly id: string; readonly status: DealStatus }) {
  const chosen = choices.exceptions.find(({ dealId }) => dealId === row.id)?.disposition ?? choices.deals;
  return settleDeal(row.status, chosen, choices.transferTo !== null);
}

/** Whoever takes over what is transferred: another partner's active membership of the same program. */
export async function lookAtTransfer(
  ctx: ServiceContext,
  tx: Transaction,
  of: Membership,
  choices: ExitChoices,
): Promise<ExitPreview['transferTo']> {
  const isWanted =
    choices.deals === 'transfer' || choices.exceptions.some(({ disposition }) => disposition === 'transfer');
  if (choices.transferTo === null) {
    if (isWanted) throw invalidInput({ field: 'transferTo', code: 'required' });
    return null;
  }
  const [to] = await tx
    .select({ enrollment: enrollments, partner: partners })
    .from(enrollments)
    .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
    .where(and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.id, choices.transferTo)));
  if (!to) throw notFound('enrollment', 'transferTo');
  const fits =
    to.enrollment.programId === of.enrollment.programId &&
    to.enrollment.partnerId !== of.enrollment.partnerId &&
    to.enrollment.status === 'active' &&
    to.partner.status === 'active';
  if (!fits) throw invalidInput({ field: 'transferTo', code: 'not_active' });
  return { enrollmentId: to.enrollment.id, partnerId: to.partner.id, partnerName: to.partner.name };
}

/** What is still to be moved: those that are not simply honoured, as they stand now. */
async function unsettled(ctx: ServiceContext, tx: Transaction, exit: ExitRow) {
  const rows = await openDeals(ctx, tx, exit);
  return rows.flatMap((row) => {
    const disposition: DealDisposition | null = dispositionOf(exit.choices, row);
    return disposition === null || disposition === 'honour' ? [] : [{ row, disposition }];
  });
}

/** Tells the case of each open registration what was decided; each moves itself, and frees or keeps its protection. */
export async function tellDeals(ctx: ServiceContext, tx: Transaction, exit: ExitRow): Promise<Record<string, unknown>> {
  const open = await unsettled(ctx, tx, exit);
  const toPartnerId = exit.preview.transferTo?.partnerId ?? null;
  for (const { row, disposition } of open)
    await enqueue(ctx, tx, [
      {
        kind: 'signal_case',
        key: `${membershipEndedSignal}/${exit.id}/${row.id}/${ctx.now()}`,
        priority: 1,
        payload: {
          workflowId: workflowIdOf({ process: 'deal-registration', tenantId: ctx.tenantId, subjectId: row.id }),
          signal: membershipEndedSignal,
          facts: { exitId: exit.id, disposition, toPartnerId },
        },
      },
    ]);
  return { told: open.map(({ row }) => row.id) };
}

/** Refuses to go on before every registration has moved; those that came in between are told too. */
export async function requireDealsSettled(ctx: ServiceContext, tx: Transaction, exit: ExitRow): Promise<void> {
  const open = await unsettled(ctx, tx, exit);
  if (open.length > 0) throw new StepFailed('deals_open');
}
