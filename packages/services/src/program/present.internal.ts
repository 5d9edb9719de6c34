import type { program } from '@countersign/contracts/program/operations';
import { and, eq, inArray, sql } from '@countersign/db/query';
import { enrollments, type programs } from '@countersign/db/schema/tenant';
import { isCurrency } from '@countersign/domain/currency/currencies';
import { formatMoney } from '@countersign/domain/money/money';
import type { z } from 'zod';
import type { ServiceContext, Transaction } from '../context.ts';
import { exitTermsOf } from '../exit/terms-of.ts';
import { minimumOf } from '../payout-run/minimum-of.ts';
import { unknownMinutesMax } from '../payout-run/overdue-unknown.ts';

type ProgramRow = typeof programs.$inferSelect;
type Program = z.output<typeof program>;

/** As staff see a program; a partner sees neither what sorts registrations nor how many others take part. */
export function presentProgram(ctx: ServiceContext, row: ProgramRow, enrolledCount: number): Program {
  const isPartner = ctx.actor.kind === 'contact';
  return {
    id: row.id,
    name: row.name,
    preset: row.preset,
    currency: row.currency,
    zone: row.zone,
    calendarId: row.calendarId,
    partnerTypes: row.partnerTypes,
    settings: isPartner ? partnerSettings(row) : staffSettings(row),
    enrolledCount: isPartner ? 1 : enrolledCount,
    revision: row.revision,
  };
}

function partnerSettings({ settings }: ProgramRow): Program['settings'] {
  const { standardDiscountBp, protectionDays, extensionDays, offerAcceptance, changesLimit, openLimit, dailyLimit } =
    settings;
  return {
    standardDiscountBp,
    protectionDays,
    extensionDays,
    offerAcceptance,
    changesLimit,
    openLimit,
    dailyLimit,
    ...exitSettings(settings),
  };
}

function staffSettings({ settings, currency, id }: ProgramRow): Program['settings'] {
  if (!isCurrency(currency)) throw new Error(`program ${id} has the unknown currency ${currency}`);
  const { approvalThresholdMinor, payoutMinimumMinor: _asMoneyBelow, ...others } = settings;
  return {
    ...others,
    approvalThreshold: formatMoney({ amountMinor: BigInt(approvalThresholdMinor), currency }),
    payoutMinimum: formatMoney({ amountMinor: minimumOf({ settings, currency }), currency }),
    payoutUnknownMinutes: settings.payoutUnknownMinutes ?? unknownMinutesMax,
    ...exitSettings(settings),
  };
}

function exitSettings(settings: ProgramRow['settings']) {
  const { noticeDays, clawbackDays, appealDays } = exitTermsOf(settings);
  return { exitNoticeDays: noticeDays, exitClawbackDays: clawbackDays, exitAppealDays: appealDays };
}

/** Active enrollments by program. */
export async function countEnrolled(
  ctx: ServiceContext,
  tx: Transaction,
  programIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (programIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: enrollments.programId, count: sql<number>`count(*)::int` })
    .from(enrollments)
    .where(
      and(
        eq(enrollments.tenantId, ctx.tenantId),
        inArray(enrollments.programId, [...programIds]),
        eq(enrollments.status, 'active'),
      ),
    )
    .groupBy(enrollments.programId);
  return new Map(rows.map(({ id, count }) => [id, count]));
}
