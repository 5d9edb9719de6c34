import type { OwnRenewal, Renewal } from '@countersign/contracts/renewal/operations';
import { and, eq, type SQL, sql } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { partners, programs } from '@countersign/db/schema/tenant';
import { licences } from '@countersign/db/schema/vetting';
import { renewals } from '@countersign/db/schema/watch';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';

/** Renewals with their partner and what they stand in place of. */
export function selectRenewals(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({
      renewal: renewals,
      partner: { id: partners.id, name: partners.name },
      program: { id: programs.id, name: programs.name },
      replaces: licences,
      file: { id: files.id, name: files.name, size: files.size },
    })
    .from(renewals)
    .innerJoin(partners, and(eq(partners.tenantId, renewals.tenantId), eq(partners.id, renewals.partnerId)))
    .innerJoin(programs, and(eq(programs.tenantId, renewals.tenantId), eq(programs.id, renewals.programId)))
    .leftJoin(files, and(eq(files.tenantId, renewals.tenantId), sql`${files.id} = ${renewals.stated} ->> 'fileId'`))
    .leftJoin(licences, and(eq(licences.tenantId, renewals.tenantId), eq(licences.id, renewals.replacesId)))
    .where(where)
    .$dynamic();
}
export type RenewalRead = Awaited<ReturnType<typeof selectRenewals>>[number];

/** One of the tenant's, or `not_found`. */
export async function findRenewal(ctx: ServiceContext, tx: Transaction, id: string): Promise<RenewalRead> {
  const [found] = await selectRenewals(tx, and(eq(renewals.tenantId, ctx.tenantId), eq(renewals.id, id)));
  if (!found) throw notFound('renewal');
  return found;
}

/** What a partner's people see of it. */
export function presentOwnRenewal({ renewal, replaces, file }: RenewalRead): OwnRenewal {
  return {
    id: renewal.id,
    number: renewal.number,
    kind: renewal.kind,
    status: renewal.status,
    replaces: replaces && {
      id: replaces.id,
      jurisdiction: replaces.jurisdiction,
      regulator: replaces.regulator,
      number: replaces.number,
      expiresOn: replaces.expiresOn,
    },
    stated: renewal.stated,
    file,
    statedAt: renewal.statedAt === null ? null : formatInstant(renewal.statedAt),
    refusedReason: renewal.refusedReason,
    refusedText: renewal.refusedText,
    createdAt: formatInstant(renewal.createdAt),
    decidedAt: renewal.decidedAt === null ? null : formatInstant(renewal.decidedAt),
  };
}

export function presentRenewal(found: RenewalRead): Renewal {
  const { renewal, partner, program } = found;
  return {
    ...presentOwnRenewal(found),
    partner,
    program,
    caseId: renewal.caseId,
    statedBy: renewal.statedBy?.name ?? null,
  };
}
