import type { InputOf } from '@countersign/contracts/operation/operation';
import type { trainingOperations } from '@countersign/contracts/training/operations';
import { and, eq } from '@countersign/db/query';
import { partners, programs } from '@countersign/db/schema/tenant';
import { certificates } from '@countersign/db/schema/training';
import type { ServiceContext } from '../context.ts';
import { certificatePaper } from '../document/certificate-paper.ts';
import { renderPaper } from '../document/render-paper.ts';
import { issuerOf, languageOf, wordingOf } from '../document/wording.ts';
import type { FileReply } from '../file/file-reply.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';

type Operation = (typeof trainingOperations)['certificate-pdf'];

/** A certificate as PDF; a partner's people get those of their partner. */
export async function pdfCertificate(ctx: ServiceContext, { params, query }: InputOf<Operation>): Promise<FileReply> {
  requirePermission(ctx, 'training.certificate-pdf');
  const { number, paper } = await read(ctx, async (tx) => {
    const [found] = await tx
      .select({
        certificate: certificates,
        partnerName: partners.name,
        programName: programs.name,
        zone: programs.zone,
      })
      .from(certificates)
      .innerJoin(partners, and(eq(partners.tenantId, certificates.tenantId), eq(partners.id, certificates.partnerId)))
      .innerJoin(programs, and(eq(programs.tenantId, certificates.tenantId), eq(programs.id, certificates.programId)))
      .where(
        and(
          eq(certificates.tenantId, ctx.tenantId),
          eq(certificates.id, params.certificateId),
          ctx.actor.kind === 'contact' ? eq(certificates.partnerId, ctx.actor.partnerId) : undefined,
        ),
      );
    if (!found) throw notFound('certificate');
    const wording = wordingOf(await languageOf(ctx, tx, query.language), found.zone);
    const issuer = await issuerOf(ctx, tx);
    return { number: found.certificate.number, paper: certificatePaper(found, { issuer, wording }) };
  });
  return { name: `${number}.pdf`, mediaType: 'application/pdf', content: await renderPaper(paper) };
}
