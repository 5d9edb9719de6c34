import { and, eq } from '@countersign/db/query';
import { agreementConsents, agreementProposals, agreementVersions } from '@countersign/db/schema/agreement';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';

/** A proposal with what it would change. */
export async function loadProposal(ctx: ServiceContext, tx: Transaction, id: string) {
  const [found] = await tx
    .select({ proposal: agreementProposals, version: agreementVersions, consent: agreementConsents })
    .from(agreementProposals)
    .innerJoin(
      agreementVersions,
      and(
        eq(agreementVersions.tenantId, agreementProposals.tenantId),
        eq(agreementVersions.id, agreementProposals.versionId),
      ),
    )
    .innerJoin(
      agreementConsents,
      and(
        eq(agreementConsents.tenantId, agreementProposals.tenantId),
        eq(agreementConsents.id, agreementProposals.consentId),
      ),
    )
    .where(and(eq(agreementProposals.tenantId, ctx.tenantId), eq(agreementProposals.id, id)));
  if (!found) throw notFound('proposal');
  const text = found.version.texts.find(({ language }) => language === found.proposal.language);
  if (!text) throw new Error(`proposal ${id} is about a language that its version does not have`);
  return { ...found, text };
}
