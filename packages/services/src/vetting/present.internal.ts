import type { Vetting, VettingSummary } from '@countersign/contracts/vetting/vetting';
import { and, eq, isNull, type SQL, sql } from '@countersign/db/query';
import { partners, programs } from '@countersign/db/schema/tenant';
import { blockingReports, checks, partnerHolds, vettings } from '@countersign/db/schema/vetting';
import { gateEffects } from '@countersign/domain/gate/gate';
import { formatInstant } from '@countersign/domain/time/instant';
import { openVettingStatuses } from '@countersign/domain/vetting/vetting';
import { presentChecks } from '../check/present.internal.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { presentHolds, selectHolds } from '../hold/present.internal.ts';
import { notFound } from '../not-found.ts';
import { currentChecks, lastStatement } from './load.internal.ts';
import { presentOwnership } from './present-ownership.internal.ts';
import { statementOf } from './statement-of.internal.ts';

const openChecks = sql<number>`(select count(*)::int from ${checks} where ${checks.tenantId} = ${vettings.tenantId}
  and ${checks.vettingId} = ${vettings.id} and ${checks.status} <> 'replaced'
  and (${checks.status} = 'waiting' or ${checks.outcome} = 'not_checked'))`;

/** Vettings with partner, program, and how many checks are open. */
export function selectVettings(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({
      vetting: vettings,
      partner: { id: partners.id, name: partners.name },
      program: { id: programs.id, name: programs.name },
      openChecks,
    })
    .from(vettings)
    .innerJoin(partners, and(eq(partners.tenantId, vettings.tenantId), eq(partners.id, vettings.partnerId)))
    .innerJoin(programs, and(eq(programs.tenantId, vettings.tenantId), eq(programs.id, vettings.programId)))
    .where(where)
    .$dynamic();
}
export type VettingRead = Awaited<ReturnType<typeof selectVettings>>[number];

const instantOrNull = (at: number | null) => (at === null ? null : formatInstant(at));

export function presentSummary({ vetting, partner, program, openChecks: open }: VettingRead): VettingSummary {
  return {
    id: vetting.id,
    number: vetting.number,
    partner,
    program,
    occasion: vetting.occasion,
    depth: vetting.depth,
    status: vetting.status,
    riskLevel: vetting.riskLevel,
    riskScore: vetting.risk?.score ?? null,
    openChecks: open,
    caseId: vetting.caseId,
    reviewDueOn: vetting.reviewDueOn,
    createdAt: formatInstant(vetting.createdAt),
    decidedAt: instantOrNull(vetting.decidedAt),
  };
}

/** One vetting with all that was stated and found; for compliance and auditors. */
export async function presentVetting(ctx: ServiceContext, tx: Transaction, id: string): Promise<Vetting> {
  const [found] = await selectVettings(tx, and(eq(vettings.tenantId, ctx.tenantId), eq(vettings.id, id)));
  if (!found) throw notFound('vetting');
  const { vetting } = found;
  const stated = await lastStatement(ctx, tx, id);
  const standing = and(
    eq(partnerHolds.tenantId, ctx.tenantId),
    eq(partnerHolds.partnerId, vetting.partnerId),
    isNull(partnerHolds.liftedAt),
  );
  const [report] = await tx
    .select()
    .from(blockingReports)
    .where(and(eq(blockingReports.tenantId, ctx.tenantId), eq(blockingReports.vettingId, id)));
  return {
    ...presentSummary(found),
    revision: vetting.revision,
    asked: vetting.asked,
    askedText: vetting.askedText,
    askedUntil: instantOrNull(vetting.askedUntil),
    statement: stated && statementOf(stated.statement),
    statedBy: stated?.statedBy.name ?? null,
    statedAt: instantOrNull(stated?.at ?? null),
    checks: await presentChecks(ctx, tx, await currentChecks(ctx, tx, id)),
    ownership: stated?.statement.form === 'company' ? presentOwnership(stated.statement) : null,
    risk: vetting.risk && {
      ...vetting.risk,
      factors: vetting.risk.factors.map(({ factor, weight, from }) => ({ factor, weight, from })),
    },
    gates: vetting.gates.map((gate) => ({
      ...gate,
      effect: gateEffects.find((known) => known === gate.effect) ?? 'warn',
      jurisdictions: [...gate.jurisdictions],
    })),
    conditions: vetting.conditions.map(({ kind, text, until, metAt, metNote }) => ({
      kind,
      text,
      until,
      metAt: instantOrNull(metAt ?? null),
      metNote: metNote ?? null,
    })),
    holds: await presentHolds(ctx, tx, await selectHolds(tx, standing).orderBy(partnerHolds.id)),
    report: report ? { number: report.number, status: report.status, caseId: report.caseId } : null,
    isOpen: openVettingStatuses.some((status) => status === vetting.status),
  };
}
