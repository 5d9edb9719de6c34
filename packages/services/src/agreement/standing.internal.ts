import { and, asc, eq, isNull, or } from '@countersign/db/query';
import { agreements, agreementVersions } from '@countersign/db/schema/agreement';
import { partners, programs } from '@countersign/db/schema/tenant';
import { agreementFor } from '@countersign/domain/agreement/agreement';
import { type CivilDate, civilDate } from '@countersign/domain/time/civil-date';
import { civilDateIn } from '../calendar/zone.ts';
import type { ServiceContext, Transaction } from '../context.ts';

export type AgreementRow = typeof agreements.$inferSelect;
export type VersionRow = typeof agreementVersions.$inferSelect;

/** The version that a partner is to accept in a program: its own where one was agreed, else that of the terms meant for it. */
export async function versionFor(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly partnerId: string; readonly programId: string },
): Promise<VersionRow | null> {
  const [partner] = await tx
    .select({ type: partners.type, country: partners.country })
    .from(partners)
    .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, of.partnerId)));
  if (!partner) return null;
  const rows = await tx
    .select({ agreement: agreements, version: agreementVersions })
    .from(agreements)
    .innerJoin(
      agreementVersions,
      and(eq(agreementVersions.tenantId, agreements.tenantId), eq(agreementVersions.agreementId, agreements.id)),
    )
    .where(
      and(
        eq(agreements.tenantId, ctx.tenantId),
        eq(agreements.programId, of.programId),
        eq(agreementVersions.status, 'in_force'),
        or(isNull(agreementVersions.partnerId), eq(agreementVersions.partnerId, of.partnerId)),
      ),
    )
    .orderBy(asc(agreements.createdAt), asc(agreements.id));
  const own = rows.find(({ version }) => version.partnerId !== null);
  if (own) return own.version;
  const chosen = agreementFor(
    rows.map(({ agreement }) => agreement),
    partner,
  );
  return rows.find(({ agreement }) => agreement.id === chosen?.id)?.version ?? null;
}

/** Today where the program is. */
export async function todayIn(ctx: ServiceContext, tx: Transaction, programId: string): Promise<CivilDate> {
  const [program] = await tx
    .select({ zone: programs.zone })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, programId)));
  return civilDate(civilDateIn(program?.zone ?? 'UTC', ctx.now()));
}
