import type { agreementOperations } from '@countersign/contracts/agreement/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { agreementAcceptances, agreements, agreementVersions } from '@countersign/db/schema/agreement';
import { partners } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { renderPaper } from '../document/render-paper.ts';
import { issuerOf, languageOf, wordingOf } from '../document/wording.ts';
import type { FileReply } from '../file/file-reply.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { acceptancePaper } from './acceptance-paper.internal.ts';

type Operation = (typeof agreementOperations)['copy'];

/** The accepted text with its evidence as PDF; a partner's person gets what their own partner accepted. */
export async function copyOfAgreement(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<FileReply> {
  requirePermission(ctx, 'agreement.copy');
  const { actor } = ctx;
  const paper = await read(ctx, async (tx) => {
    const [found] = await tx
      .select({
        acceptance: agreementAcceptances,
        version: agreementVersions,
        agreementName: agreements.name,
        partnerName: partners.name,
      })
      .from(agreementAcceptances)
      .innerJoin(
        agreementVersions,
        and(
          eq(agreementVersions.tenantId, agreementAcceptances.tenantId),
          eq(agreementVersions.id, agreementAcceptances.versionId),
        ),
      )
      .innerJoin(
        agreements,
        and(eq(agreements.tenantId, agreementVersions.tenantId), eq(agreements.id, agreementVersions.agreementId)),
      )
      .innerJoin(
        partners,
        and(eq(partners.tenantId, agreementAcceptances.tenantId), eq(partners.id, agreementAcceptances.partnerId)),
      )
      .where(
        and(
          eq(agreementAcceptances.tenantId, ctx.tenantId),
          eq(agreementAcceptances.id, params.acceptanceId),
          actor.kind === 'contact' ? eq(agreementAcceptances.partnerId, actor.partnerId) : undefined,
        ),
      );
    const text = found?.version.texts.find(({ language }) => language === found.acceptance.language);
    if (!found || !text) throw notFound('acceptance');
    const { acceptance, version, agreementName, partnerName } = found;
    const wording = wordingOf(
      await languageOf(ctx, tx, acceptance.language === 'de' ? 'de' : acceptance.language === 'en' ? 'en' : undefined),
      'UTC',
    );
    const of = {
      acceptance,
      text,
      agreementName,
      partnerName,
      version: version.version,
      isIndividual: version.partnerId !== null,
    };
    return acceptancePaper(of, { issuer: await issuerOf(ctx, tx), wording });
  });
  return {
    name: `${paper.title.replaceAll(/[^\p{L}\p{N} .-]+/gu, ' ').trim() || 'agreement'}.pdf`,
    mediaType: 'application/pdf',
    content: await renderPaper(paper),
  };
}
