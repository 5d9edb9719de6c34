import { and, desc, eq, getTableColumns } from '@countersign/db/query';
import { partners, programs } from '@countersign/db/schema/tenant';
import { vettingStatements, vettings } from '@countersign/db/schema/vetting';
import type { CommissionModel } from '@countersign/domain/gate/commission-models';
import type { GateFacts } from '@countersign/domain/gate/gate';
import { type CivilDate, civilDate } from '@countersign/domain/time/civil-date';
import { civilDateIn } from '../calendar/zone.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { openStatements } from '../vetting/sealed-statement.internal.ts';
import { licencesInForce } from './licences-in-force.ts';
import { programModels } from './program-models.ts';

export interface FactsToday {
  readonly facts: GateFacts;
  readonly today: CivilDate;
}

/** What rules of law ask about a partner in a program, as it is known today. `models` stands for the program's own where it is given. */
export async function partnerGateFacts(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly partnerId: string; readonly programId: string; readonly models?: readonly CommissionModel[] },
): Promise<FactsToday> {
  const [program] = await tx
    .select({ preset: programs.preset, zone: programs.zone })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, of.programId)));
  if (!program) throw notFound('program', 'programId');
  const [partner] = await tx
    .select({ type: partners.type, country: partners.country })
    .from(partners)
    .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, of.partnerId)));
  if (!partner) throw notFound('partner', 'partnerId');
  const today = civilDate(civilDateIn(program.zone, ctx.now()));
  return {
    today,
    facts: {
      programKind: program.preset,
      jurisdictions: [...new Set([partner.country, ...(await marketsOf(ctx, tx, of.partnerId))])],
      partnerType: partner.type,
      commissionModels: of.models ?? (await programModels(ctx, tx, of.programId)),
      licences: await licencesInForce(ctx, tx, { partnerId: of.partnerId, today }),
      isCleared: await isCleared(ctx, tx, of),
    },
  };
}

/** Where the partner promotes, as it stated last. */
async function marketsOf(ctx: ServiceContext, tx: Transaction, partnerId: string): Promise<readonly string[]> {
  const rows = await tx
    .select(getTableColumns(vettingStatements))
    .from(vettingStatements)
    .innerJoin(
      vettings,
      and(eq(vettings.tenantId, vettingStatements.tenantId), eq(vettings.id, vettingStatements.vettingId)),
    )
    .where(and(eq(vettingStatements.tenantId, ctx.tenantId), eq(vettings.partnerId, partnerId)))
    .orderBy(desc(vettingStatements.at))
    .limit(1);
  const [last] = await openStatements(ctx, tx, rows);
  return last?.statement.markets ?? [];
}

/** Whether the last word about the partner in this program was that it is cleared. */
async function isCleared(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly partnerId: string; readonly programId: string },
): Promise<boolean> {
  const [cleared] = await tx
    .select({ status: vettings.status })
    .from(vettings)
    .where(
      and(
        eq(vettings.tenantId, ctx.tenantId),
        eq(vettings.partnerId, of.partnerId),
        eq(vettings.programId, of.programId),
      ),
    )
    .orderBy(desc(vettings.createdAt))
    .limit(1);
  return cleared?.status === 'cleared';
}
