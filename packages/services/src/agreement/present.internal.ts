import type { agreementOperations } from '@countersign/contracts/agreement/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, desc, eq, inArray, type SQL, sql } from '@countersign/db/query';
import { agreementConsents, agreements, agreementVersions } from '@countersign/db/schema/agreement';
import { partners, programs } from '@countersign/db/schema/tenant';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import type { VersionRow } from './standing.internal.ts';

type Detail = OutputOf<(typeof agreementOperations)['get']>;
type Summary = OutputOf<(typeof agreementOperations)['list']>['items'][number];
export type VersionView = Detail['versions'][number];

export function selectAgreements(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({ agreement: agreements, programName: programs.name })
    .from(agreements)
    .innerJoin(programs, and(eq(programs.tenantId, agreements.tenantId), eq(programs.id, agreements.programId)))
    .where(where)
    .$dynamic();
}
type Found = Awaited<ReturnType<typeof selectAgreements>>[number];

/** Agreements with their versions and how partners stand to the one in force, in three queries however many there are. */
export async function presentAgreements(
  ctx: ServiceContext,
  tx: Transaction,
  found: readonly Found[],
): Promise<Detail[]> {
  if (found.length === 0) return [];
  const ids = found.map(({ agreement }) => agreement.id);
  const versions = await tx
    .select({ version: agreementVersions, partnerName: partners.name })
    .from(agreementVersions)
    .leftJoin(
      partners,
      and(eq(partners.tenantId, agreementVersions.tenantId), eq(partners.id, agreementVersions.partnerId)),
    )
    .where(and(eq(agreementVersions.tenantId, ctx.tenantId), inArray(agreementVersions.agreementId, ids)))
    .orderBy(desc(agreementVersions.version));
  const counted = await tx
    .select({
      agreementId: agreementConsents.agreementId,
      status: agreementConsents.status,
      count: sql<number>`count(*)::int`,
    })
    .from(agreementConsents)
    .innerJoin(
      agreementVersions,
      and(
        eq(agreementVersions.tenantId, agreementConsents.tenantId),
        eq(agreementVersions.id, agreementConsents.versionId),
        eq(agreementVersions.status, 'in_force'),
      ),
    )
    .where(and(eq(agreementConsents.tenantId, ctx.tenantId), inArray(agreementConsents.agreementId, ids)))
    .groupBy(agreementConsents.agreementId, agreementConsents.status);
  return found.map(({ agreement, programName }) => {
    const own = versions
      .filter(({ version }) => version.agreementId === agreement.id)
      .map(({ version, partnerName }) => presentVersion(version, partnerName));
    const general = own.filter(({ partner }) => partner === null);
    const countOf = (status: string) =>
      counted.find((row) => row.agreementId === agreement.id && row.status === status)?.count ?? 0;
    return {
      id: agreement.id,
      name: agreement.name,
      programId: agreement.programId,
      programName,
      partnerType: agreement.partnerType,
      countries: [...agreement.countries],
      inForce: general.find(({ status }) => status === 'in_force') ?? null,
      draft: general.find(({ status }) => status === 'draft') ?? null,
      consents: {
        open: countOf('open'),
        accepted: countOf('accepted'),
        deemed: countOf('deemed'),
        overdue: countOf('overdue'),
      },
      versions: own,
    };
  });
}

export function summaryOf(detail: Detail): Summary {
  const { id, name, programId, programName, partnerType, countries, inForce, draft, consents } = detail;
  return { id, name, programId, programName, partnerType, countries, inForce, draft, consents };
}

export async function loadAgreement(ctx: ServiceContext, tx: Transaction, id: string): Promise<Detail> {
  const found = await selectAgreements(tx, and(eq(agreements.tenantId, ctx.tenantId), eq(agreements.id, id)));
  const [detail] = await presentAgreements(ctx, tx, found);
  if (!detail) throw notFound('agreement');
  return detail;
}

export function presentVersion(row: VersionRow, partnerName: string | null): VersionView {
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    partner: row.partnerId === null ? null : { id: row.partnerId, name: partnerName ?? '' },
    languages: row.texts.map(({ language }) => language),
    noticeDays: row.noticeDays,
    onSilence: row.onSilence,
    summary: row.summary,
    createdBy: row.createdByName,
    createdAt: formatInstant(row.createdAt),
    activatedBy: row.activatedByName,
    activatedAt: row.activatedAt === null ? null : formatInstant(row.activatedAt),
    noticeUntil: row.noticeUntil,
    revision: row.revision,
  };
}
