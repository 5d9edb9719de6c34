import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { partnerOperations } from '@countersign/contracts/partner/operations';
import { and, desc, eq } from '@countersign/db/query';
import {
  agreementAcceptances,
  agreementConsents,
  agreements,
  agreementVersions,
} from '@countersign/db/schema/agreement';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { requirePartner } from './require-partner.internal.ts';

type Operation = (typeof partnerOperations)['agreements'];

const shownMax = 50;

/** What a partner was asked to agree to, and what it did, the newest first. */
export function agreementsOfPartner(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'partner.agreements');
  return read(ctx, async (tx) => {
    await requirePartner(ctx, tx, params.id);
    const rows = await tx
      .select({
        consent: agreementConsents,
        version: agreementVersions.version,
        name: agreements.name,
        acceptanceId: agreementAcceptances.id,
      })
      .from(agreementConsents)
      .innerJoin(
        agreements,
        and(eq(agreements.tenantId, agreementConsents.tenantId), eq(agreements.id, agreementConsents.agreementId)),
      )
      .innerJoin(
        agreementVersions,
        and(
          eq(agreementVersions.tenantId, agreementConsents.tenantId),
          eq(agreementVersions.id, agreementConsents.versionId),
        ),
      )
      .leftJoin(
        agreementAcceptances,
        and(
          eq(agreementAcceptances.tenantId, agreementConsents.tenantId),
          eq(agreementAcceptances.consentId, agreementConsents.id),
        ),
      )
      .where(and(eq(agreementConsents.tenantId, ctx.tenantId), eq(agreementConsents.partnerId, params.id)))
      .orderBy(desc(agreementConsents.askedAt), desc(agreementConsents.id))
      .limit(shownMax);
    return {
      items: rows.map(({ consent, version, name, acceptanceId }) => ({
        id: consent.id,
        agreementId: consent.agreementId,
        name,
        version,
        status: consent.status,
        askedAt: formatInstant(consent.askedAt),
        dueOn: consent.dueOn,
        acceptanceId,
      })),
    };
  });
}
