import type { agreementOperations } from '@countersign/contracts/agreement/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, desc, eq, type SQL } from '@countersign/db/query';
import {
  agreementAcceptances,
  agreementConsents,
  agreementProposals,
  agreements,
  agreementVersions,
} from '@countersign/db/schema/agreement';
import { contacts } from '@countersign/db/schema/people';
import { programs } from '@countersign/db/schema/tenant';
import { isConsentWaiting, languageOf } from '@countersign/domain/agreement/agreement';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import type { ContactActor } from '../require-permission.ts';

export type OwnAgreement = OutputOf<(typeof agreementOperations)['mine']>['items'][number];

/** What a partner was asked to accept, newest first, in the language that its person reads. */
export async function ownAgreements(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly actor: ContactActor; readonly where?: SQL | undefined; readonly language?: string | undefined },
): Promise<OwnAgreement[]> {
  const rows = await tx
    .select({
      consent: agreementConsents,
      version: agreementVersions,
      name: agreements.name,
      programName: programs.name,
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
      agreements,
      and(eq(agreements.tenantId, agreementConsents.tenantId), eq(agreements.id, agreementConsents.agreementId)),
    )
    .innerJoin(
      programs,
      and(eq(programs.tenantId, agreementConsents.tenantId), eq(programs.id, agreementConsents.programId)),
    )
    .leftJoin(
      agreementAcceptances,
      and(
        eq(agreementAcceptances.tenantId, agreementConsents.tenantId),
        eq(agreementAcceptances.consentId, agreementConsents.id),
      ),
    )
    .where(
      and(eq(agreementConsents.tenantId, ctx.tenantId), eq(agreementConsents.partnerId, of.actor.partnerId), of.where),
    )
    .orderBy(desc(agreementConsents.askedAt), desc(agreementConsents.id));
  const proposals = await tx
    .select()
    .from(agreementProposals)
    .where(and(eq(agreementProposals.tenantId, ctx.tenantId), eq(agreementProposals.partnerId, of.actor.partnerId)))
    .orderBy(desc(agreementProposals.proposedAt));
  const wanted = of.language ?? (await localeOf(ctx, tx, of.actor));
  return rows.flatMap(({ consent, version, name, programName, acceptance }) => {
    const languages = version.texts.map(({ language }) => language);
    const shown = acceptance?.language ?? languageOf(languages, wanted);
    const text = version.texts.find(({ language }) => language === shown);
    if (!text) return [];
    const proposal = proposals.find(({ consentId }) => consentId === consent.id);
    const isAnswerable = isConsentWaiting(consent.status) && proposal?.status !== 'in_review';
    return [
      {
        id: consent.id,
        name,
        programName,
        version: version.version,
        isIndividual: version.partnerId !== null,
        status: consent.status,
        dueOn: consent.dueOn,
        onSilence: version.onSilence,
        summary: version.summary,
        text: { ...text },
        languages,
        acceptance:
          acceptance === null
            ? null
            : {
                id: acceptance.id,
                isDeemed: acceptance.isDeemed,
                typedName: acceptance.typedName,
                at: formatInstant(acceptance.at),
              },
        proposal: proposal
          ? { status: proposal.status, proposedAt: formatInstant(proposal.proposedAt), reason: proposal.reason }
          : null,
        mayAnswer: isAnswerable && of.actor.permissions.has('agreement.accept'),
      },
    ];
  });
}

export async function ownAgreement(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly actor: ContactActor; readonly consentId: string; readonly language?: string },
): Promise<OwnAgreement> {
  const [found] = await ownAgreements(ctx, tx, {
    actor: of.actor,
    language: of.language,
    where: eq(agreementConsents.id, of.consentId),
  });
  if (!found) throw notFound('agreement');
  return found;
}

async function localeOf(ctx: ServiceContext, tx: Transaction, actor: ContactActor): Promise<string> {
  const [contact] = await tx
    .select({ locale: contacts.locale })
    .from(contacts)
    .where(and(eq(contacts.tenantId, ctx.tenantId), eq(contacts.id, actor.id)));
  return contact?.locale ?? 'en';
}
