import type { agreementOperations } from '@countersign/contracts/agreement/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import {
  agreementAcceptances,
  agreementConsents,
  agreements,
  agreementVersions,
} from '@countersign/db/schema/agreement';
import { partners } from '@countersign/db/schema/tenant';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';

type Operation = (typeof agreementOperations)['consents'];

/** How partners stand to an agreement: what each was asked, what it answered, and how that is known. */
export function consentsToAgreement(
  ctx: ServiceContext,
  { params, query }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'agreement.consents');
  return read(ctx, async (tx) => {
    const [agreement] = await tx
      .select({ id: agreements.id })
      .from(agreements)
      .where(and(eq(agreements.tenantId, ctx.tenantId), eq(agreements.id, params.id)));
    if (!agreement) throw notFound('agreement');
    const where = and(
      eq(agreementConsents.tenantId, ctx.tenantId),
      eq(agreementConsents.agreementId, agreement.id),
      query.status === undefined ? undefined : eq(agreementConsents.status, query.status),
    );
    const order = keyset(
      { column: agreementConsents.askedAt, id: agreementConsents.id, direction: 'desc', holds: 'instant' },
      query.cursor,
    );
    const rows = await tx
      .select({
        consent: agreementConsents,
        version: agreementVersions.version,
        partnerName: partners.name,
        acceptance: agreementAcceptances,
      })
      .from(agreementConsents)
      .innerJoin(
        agreementVersions,
        and(
          eq(agreementVersions.tenantId, agreementConsents.tenantId),
          eq(agreementVersions.id, agreementConsents.versionId),
        ),
      )
      .innerJoin(
        partners,
        and(eq(partners.tenantId, agreementConsents.tenantId), eq(partners.id, agreementConsents.partnerId)),
      )
      .leftJoin(
        agreementAcceptances,
        and(
          eq(agreementAcceptances.tenantId, agreementConsents.tenantId),
          eq(agreementAcceptances.consentId, agreementConsents.id),
        ),
      )
      .where(and(where, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(agreementConsents).where(where);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ consent }) => ({ value: consent.askedAt, id: consent.id }),
      present: ({ consent, version, partnerName, acceptance }) => ({
        id: consent.id,
        versionId: consent.versionId,
        version,
        partner: { id: consent.partnerId, name: partnerName },
        status: consent.status,
        askedAt: formatInstant(consent.askedAt),
        dueOn: consent.dueOn,
        settledAt: consent.settledAt === null ? null : formatInstant(consent.settledAt),
        acceptance:
          acceptance === null
            ? null
            : {
                id: acceptance.id,
                isDeemed: acceptance.isDeemed,
                language: acceptance.language,
                sha256: acceptance.sha256,
                typedName: acceptance.typedName,
                email: acceptance.email,
                address: acceptance.address,
                userAgent: acceptance.userAgent,
                at: formatInstant(acceptance.at),
              },
      }),
    });
  });
}
