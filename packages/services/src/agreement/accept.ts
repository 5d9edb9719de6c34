import type { agreementOperations } from '@countersign/contracts/agreement/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import {
  agreementAcceptances,
  agreementConsents,
  agreementProposals,
  agreementVersions,
} from '@countersign/db/schema/agreement';
import { contacts } from '@countersign/db/schema/people';
import { isConsentWaiting } from '@countersign/domain/agreement/agreement';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { noteOnboardingDone } from '../onboarding/note-done.ts';
import { type ContactActor, requireContact, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import type { ConsentRow } from './ask.internal.ts';
import { liftTermsHold } from './lift.internal.ts';
import { ownAgreement } from './present-own.internal.ts';

type Operation = (typeof agreementOperations)['accept'];

/**
 * Somebody of the partner accepts exactly the text whose digest they were shown, by typing their name. Kept with it: who,
 * when, from which address, with which program. `stale_revision` where the digest is another text's; `action_not_available`
 * where nothing is asked any more, or a proposal of the partner's own is being looked at.
 */
export function acceptAgreement(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'agreement.accept');
  const contact = requireContact(ctx);
  return transact(ctx, async (tx) => {
    const consent = await answerable(ctx, tx, { contact, consentId: params.consentId });
    const [version] = await tx
      .select()
      .from(agreementVersions)
      .where(and(eq(agreementVersions.tenantId, ctx.tenantId), eq(agreementVersions.id, consent.versionId)));
    const text = version?.texts.find(({ language }) => language === body.language);
    if (!version || !text) throw invalidInput({ field: 'language', code: 'not_found' });
    if (text.sha256 !== body.sha256)
      throw new AppError('stale_revision', { detail: 'This is not the text that is asked for now; read it anew.' });
    const [person] = await tx
      .select({ email: contacts.email })
      .from(contacts)
      .where(and(eq(contacts.tenantId, ctx.tenantId), eq(contacts.id, contact.id)));
    const acceptanceId = ctx.ids.next('acc');
    await tx.insert(agreementAcceptances).values({
      tenantId: ctx.tenantId,
      id: acceptanceId,
      consentId: consent.id,
      versionId: version.id,
      partnerId: consent.partnerId,
      isDeemed: false,
      language: text.language,
      sha256: text.sha256,
      typedName: body.typedName,
      contactId: contact.id,
      personId: contact.personId,
      email: person?.email ?? null,
      address: ctx.client?.address ?? null,
      userAgent: ctx.client?.userAgent ?? null,
      at: ctx.now(),
    });
    await settleConsent(ctx, tx, { consent, status: 'accepted', acceptanceId });
    await recordAudit(ctx, tx, {
      action: 'agreement.accept',
      subjectKind: 'agreement_acceptance',
      subjectId: acceptanceId,
      facts: { partnerId: consent.partnerId, versionId: version.id, version: version.version, sha256: text.sha256 },
    });
    return ownAgreement(ctx, tx, { actor: contact, consentId: consent.id, language: text.language });
  });
}

/** What a partner's person may answer now, locked. */
export async function answerable(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly contact: ContactActor; readonly consentId: string },
): Promise<ConsentRow> {
  const [consent] = await tx
    .select()
    .from(agreementConsents)
    .where(
      and(
        eq(agreementConsents.tenantId, ctx.tenantId),
        eq(agreementConsents.id, of.consentId),
        eq(agreementConsents.partnerId, of.contact.partnerId),
      ),
    )
    .for('update');
  if (!consent) throw notFound('agreement');
  if (!isConsentWaiting(consent.status))
    throw new AppError('action_not_available', { detail: 'Nothing is asked about these terms any more.' });
  const [proposal] = await tx
    .select({ id: agreementProposals.id })
    .from(agreementProposals)
    .where(
      and(
        eq(agreementProposals.tenantId, ctx.tenantId),
        eq(agreementProposals.consentId, consent.id),
        eq(agreementProposals.status, 'in_review'),
      ),
    );
  if (proposal)
    throw new AppError('action_not_available', { detail: 'Your proposal is being looked at; wait for the answer.' });
  return consent;
}

/** An accepted version stands: what waited for it goes on. */
export async function settleConsent(
  ctx: ServiceContext,
  tx: Transaction,
  settled: { readonly consent: ConsentRow; readonly status: 'accepted' | 'deemed'; readonly acceptanceId: string },
): Promise<void> {
  const { consent, status, acceptanceId } = settled;
  await tx
    .update(agreementConsents)
    .set({ status, settledAt: ctx.now() })
    .where(and(eq(agreementConsents.tenantId, ctx.tenantId), eq(agreementConsents.id, consent.id)));
  if (consent.status === 'overdue') await liftTermsHold(ctx, tx, consent.partnerId);
  await noteOnboardingDone(ctx, tx, {
    partnerId: consent.partnerId,
    programId: consent.programId,
    kind: 'agreement',
    ref: acceptanceId,
  });
}
