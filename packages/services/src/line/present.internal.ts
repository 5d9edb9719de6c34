import type { earningLine } from '@countersign/contracts/line/operations';
import { and, eq, type SQL } from '@countersign/db/query';
import { lines, plans, planVersions } from '@countersign/db/schema/plan';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { isCurrency } from '@countersign/domain/currency/currencies';
import { formatMoney } from '@countersign/domain/money/money';
import { formatInstant } from '@countersign/domain/time/instant';
import type { z } from 'zod';
import type { Transaction } from '../context.ts';

export type LineOutput = z.output<typeof earningLine>;
export type LineRead = Awaited<ReturnType<typeof selectLines>>[number];

/** Lines with their partner, and with their plan but for corrections by hand. */
export function selectLines(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({
      line: lines,
      version: planVersions.version,
      plan: { id: plans.id, name: plans.name },
      partner: { id: partners.id, name: partners.name },
    })
    .from(lines)
    .leftJoin(planVersions, and(eq(planVersions.tenantId, lines.tenantId), eq(planVersions.id, lines.planVersionId)))
    .leftJoin(plans, and(eq(plans.tenantId, planVersions.tenantId), eq(plans.id, planVersions.planId)))
    .innerJoin(enrollments, and(eq(enrollments.tenantId, lines.tenantId), eq(enrollments.id, lines.enrollmentId)))
    .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
    .where(where);
}

export function presentLine({ line, version, plan, partner }: LineRead): LineOutput {
  const { fxRate, fxDay, fxSource } = line;
  return {
    id: line.id,
    programId: line.programId,
    enrollmentId: line.enrollmentId,
    partner,
    eventId: line.eventId,
    kind: line.kind,
    state: line.state,
    plan: plan === null || version === null ? null : { ...plan, version },
    rule: line.rule,
    amount: money(line.amountMinor, line.currency),
    amountExact: plainDecimal(line.amountExact),
    basis: line.basisMinor === null || line.basisCurrency === null ? null : money(line.basisMinor, line.basisCurrency),
    exchange:
      fxRate === null || fxDay === null || fxSource === null
        ? null
        : { rate: plainDecimal(fxRate), day: fxDay, source: fxSource },
    occurredAt: formatInstant(line.occurredAt),
    holdUntil: formatInstant(line.holdUntil),
    reversesLineId: line.reversesLineId,
    statementId: line.statementId,
  };
}

function money(amountMinor: bigint, currency: string) {
  if (!isCurrency(currency)) throw new Error(`a line has the currency ${currency}`);
  return formatMoney({ amountMinor, currency });
}

/** Without the noughts at its end. */
function plainDecimal(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
