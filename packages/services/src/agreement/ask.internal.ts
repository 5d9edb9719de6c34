import { and, eq, inArray, ne } from '@countersign/db/query';
import { agreementConsents, agreements } from '@countersign/db/schema/agreement';
import { contacts } from '@countersign/db/schema/people';
import { languageOf } from '@countersign/domain/agreement/agreement';
import type { CivilDate } from '@countersign/domain/time/civil-date';
import type { ServiceContext, Transaction } from '../context.ts';
import { queueMail } from '../notification/queue-mail.ts';
import type { VersionRow } from './standing.internal.ts';

export type ConsentRow = typeof agreementConsents.$inferSelect;

export interface Asked {
  readonly count: number;
  /** Partners who are asked for nothing older of the same agreement any more: what waited for that may go on. */
  readonly replacedFor: readonly string[];
}

/**
 * Asks partners to accept a version, each once, in the caller's transaction. What they were asked before of the same
 * agreement is asked no more. Without a last day it is part of an onboarding, which reminds of it itself.
 */
export async function askPartners(
  ctx: ServiceContext,
  tx: Transaction,
  ask: {
    readonly version: VersionRow;
    readonly programId: string;
    readonly partnerIds: readonly string[];
    readonly dueOn: CivilDate | null;
  },
): Promise<Asked> {
  if (ask.partnerIds.length === 0) return { count: 0, replacedFor: [] };
  const { version } = ask;
  const replaced = await tx
    .update(agreementConsents)
    .set({ status: 'replaced', settledAt: ctx.now() })
    .where(
      and(
        eq(agreementConsents.tenantId, ctx.tenantId),
        eq(agreementConsents.agreementId, version.agreementId),
        inArray(agreementConsents.partnerId, [...ask.partnerIds]),
        inArray(agreementConsents.status, ['open', 'overdue']),
        ne(agreementConsents.versionId, version.id),
      ),
    )
    .returning({ partnerId: agreementConsents.partnerId });
  const asked = await tx
    .insert(agreementConsents)
    .values(
      ask.partnerIds.map((partnerId) => ({
        tenantId: ctx.tenantId,
        id: ctx.ids.next('cns'),
        agreementId: version.agreementId,
        versionId: version.id,
        partnerId,
        programId: ask.programId,
        status: 'open' as const,
        askedAt: ctx.now(),
        dueOn: ask.dueOn,
        mailed: 1,
      })),
    )
    .onConflictDoNothing()
    .returning();
  if (ask.dueOn !== null)
    for (const consent of asked) await mailOwners(ctx, tx, { consent, version, kind: 'agreement_asked' });
  return { count: asked.length, replacedFor: replaced.map(({ partnerId }) => partnerId) };
}

/** Writes to the partner's owners about what it is asked to accept. */
export async function mailOwners(
  ctx: ServiceContext,
  tx: Transaction,
  mail: {
    readonly consent: ConsentRow;
    readonly version: VersionRow;
    readonly kind: 'agreement_asked' | 'agreement_reminder' | 'agreement_overdue' | 'agreement_counter_rejected';
    readonly text?: string;
  },
): Promise<void> {
  const { consent, version, kind } = mail;
  const [agreement] = await tx
    .select({ name: agreements.name })
    .from(agreements)
    .where(and(eq(agreements.tenantId, ctx.tenantId), eq(agreements.id, consent.agreementId)));
  const people = await tx
    .select({ id: contacts.id, roles: contacts.roles, locale: contacts.locale })
    .from(contacts)
    .where(
      and(
        eq(contacts.tenantId, ctx.tenantId),
        eq(contacts.partnerId, consent.partnerId),
        eq(contacts.status, 'active'),
      ),
    );
  const languages = version.texts.map(({ language }) => language);
  for (const { id, locale } of people.filter(({ roles }) => roles.includes('owner'))) {
    const text = version.texts.find(({ language }) => language === languageOf(languages, locale));
    await queueMail(ctx, tx, {
      kind,
      key: `${kind}/${consent.id}/${consent.mailed}/${id}`,
      to: { contactId: id },
      facts: {
        title: text?.title ?? agreement?.name ?? '',
        text: mail.text ?? version.summary ?? '',
        effectiveOn: consent.dueOn,
      },
      link: `${ctx.urls.portal}/agreements/${consent.id}`,
    });
  }
}
