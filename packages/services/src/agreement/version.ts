import type { agreementOperations } from '@countersign/contracts/agreement/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { agreementVersions } from '@countersign/db/schema/agreement';
import { partners } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentVersion } from './present.internal.ts';

type Operation = (typeof agreementOperations)['version'];

/** One version with its texts in all languages. */
export function versionOfAgreement(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'agreement.version');
  return read(ctx, async (tx) => {
    const [found] = await tx
      .select({ version: agreementVersions, partnerName: partners.name })
      .from(agreementVersions)
      .leftJoin(
        partners,
        and(eq(partners.tenantId, agreementVersions.tenantId), eq(partners.id, agreementVersions.partnerId)),
      )
      .where(and(eq(agreementVersions.tenantId, ctx.tenantId), eq(agreementVersions.id, params.agreementVersionId)));
    if (!found) throw notFound('agreement version');
    return {
      ...presentVersion(found.version, found.partnerName),
      texts: found.version.texts.map((text) => ({ ...text })),
    };
  });
}
