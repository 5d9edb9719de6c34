import type { agreementOperations } from '@countersign/contracts/agreement/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { agreementProposals, agreements, agreementVersions } from '@countersign/db/schema/agreement';
import { partners } from '@countersign/db/schema/tenant';
import { changedCount, diffTexts } from '@countersign/domain/agreement/diff';
import { invalidInput } from '../app-error.ts';
import { openReviewedCase } from '../approval/open-reviewed-case.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { takeNumbers } from '../number/take-numbers.ts';
import { requireContact, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { answerable } from './accept.ts';
import { ownAgreement } from './present-own.internal.ts';
import { digestOf } from './texts.internal.ts';

type Operation = (typeof agreementOperations)['propose'];

/**
 * The partner's wording in place of ours goes before the people whom the policy names; until they have decided, nothing
 * can be accepted and no notice runs out. Refused where it is our text word for word.
 */
export function proposeAgreement(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'agreement.propose');
  const contact = requireContact(ctx);
  return transact(ctx, async (tx) => {
    const consent = await answerable(ctx, tx, { contact, consentId: params.consentId });
    const [found] = await tx
      .select({ version: agreementVersions, name: agreements.name, partner: partners })
      .from(agreementVersions)
      .innerJoin(
        agreements,
        and(eq(agreements.tenantId, agreementVersions.tenantId), eq(agreements.id, agreementVersions.agreementId)),
      )
      .innerJoin(partners, and(eq(partners.tenantId, agreementVersions.tenantId), eq(partners.id, consent.partnerId)))
      .where(and(eq(agreementVersions.tenantId, ctx.tenantId), eq(agreementVersions.id, consent.versionId)));
    const text = found?.version.texts.find(({ language }) => language === body.language);
    if (!found || !text) throw invalidInput({ field: 'language', code: 'not_found' });
    const proposed = body.body.replaceAll('\r\n', '\n');
    const changedLines = changedCount(diffTexts(text.body, proposed));
    if (changedLines === 0) throw invalidInput({ field: 'body', code: 'invalid' });
    const id = ctx.ids.next('agp');
    const year = new Date(ctx.now()).getUTCFullYear();
    const last = await takeNumbers(ctx, tx, { sequence: `agreement-change/${year}`, count: 1 });
    const number = `AGC-${year}-${String(last).padStart(5, '0')}`;
    const sha256 = digestOf({ title: text.title, body: proposed });
    const caseId = await openReviewedCase(ctx, tx, {
      process: 'agreement-change',
      programId: consent.programId,
      subjectId: id,
      number,
      title: `${found.name}: ${found.partner.name}`,
      hash: sha256,
      makers: [contact.personId],
      partnerId: consent.partnerId,
      origin: 'portal',
      card: { facts: { agreement: found.name, version: found.version.version, changedLines } },
    });
    await tx.insert(agreementProposals).values({
      tenantId: ctx.tenantId,
      id,
      number,
      consentId: consent.id,
      versionId: consent.versionId,
      partnerId: consent.partnerId,
      programId: consent.programId,
      language: text.language,
      body: proposed,
      sha256,
      note: body.note,
      status: 'in_review',
      caseId,
      proposedByName: contact.name,
      proposedByPersonId: contact.personId,
      proposedAt: ctx.now(),
    });
    await recordAudit(ctx, tx, {
      action: 'agreement.propose',
      subjectKind: 'agreement_proposal',
      subjectId: id,
      facts: { partnerId: consent.partnerId, versionId: consent.versionId, sha256, changedLines },
    });
    return ownAgreement(ctx, tx, { actor: contact, consentId: consent.id, language: text.language });
  });
}
