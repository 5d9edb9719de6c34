import { and, eq } from '@countersign/db/query';
import { contacts } from '@countersign/db/schema/people';
import { type ContactRole, contactRoles } from '@countersign/domain/member/roles';
import { type ProvisioningStep, referralCodeOf } from '@countersign/domain/provisioning/step';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { retireCoupon } from '../coupon/retire-coupon.ts';
import { writeCoupon } from '../coupon/write-coupon.ts';
import { requireActiveEnrollment } from '../enrollment/require-active.ts';
import { retireLink } from '../link/retire-link.ts';
import { writeLink } from '../link/write-link.ts';
import type { InsideStep } from '../saga/definition.ts';
import { StepFailed } from '../saga/step-failed.ts';
import { loadSettings } from './settings.internal.ts';
import { loadSubject } from './subject.internal.ts';

type Keyed = InsideStep & { readonly key: ProvisioningStep };

const codeAttemptsMax = 20;

/** Gives the partner's people the roles that the program's settings name, beside those they have. */
const portalRoles: Keyed = {
  key: 'portal_roles',
  doWithin: async (ctx, tx, saga) => {
    const { contactRoles: wanted } = await loadSettings(ctx, tx, saga.programId ?? '');
    const people = await tx
      .select()
      .from(contacts)
      .where(and(eq(contacts.tenantId, ctx.tenantId), eq(contacts.partnerId, saga.partnerId)))
      .for('update');
    const given: Record<string, string> = {};
    for (const { id, roles, status } of people) {
      const added = status === 'removed' ? [] : wanted.filter((role) => !roles.includes(role));
      if (added.length === 0) continue;
      await setRoles(ctx, tx, { contactId: id, partnerId: saga.partnerId, roles: [...roles, ...added] });
      given[id] = added.join(' ');
    }
    return given;
  },
  undoWithin: async (ctx, tx, saga) => {
    for (const [contactId, text] of Object.entries(saga.output)) {
      const one = and(eq(contacts.tenantId, ctx.tenantId), eq(contacts.id, contactId));
      const [contact] = await tx.select({ roles: contacts.roles }).from(contacts).where(one).for('update');
      const added = rolesIn(text);
      const roles = contact?.roles.filter((role) => !added.includes(role)) ?? [];
      // Whoever has been given nothing else since keeps what they have: nobody is left without any role.
      if (contact && roles.length > 0 && roles.length < contact.roles.length)
        await setRoles(ctx, tx, { contactId, partnerId: saga.partnerId, roles });
    }
  },
};

async function setRoles(
  ctx: ServiceContext,
  tx: Transaction,
  change: { readonly contactId: string; readonly partnerId: string; readonly roles: ContactRole[] },
): Promise<void> {
  const { contactId, partnerId, roles } = change;
  await tx
    .update(contacts)
    .set({ roles })
    .where(and(eq(contacts.tenantId, ctx.tenantId), eq(contacts.id, contactId)));
  await recordAudit(ctx, tx, {
    action: 'contact.update',
    subjectKind: 'contact',
    subjectId: contactId,
    facts: { partnerId, roles, by: 'provisioning' },
  });
}

const rolesIn = (text: string): ContactRole[] => contactRoles.filter((role) => text.split(' ').includes(role));

/** The partner's first link, to the program's default target. */
const trackingLink: Keyed = {
  key: 'tracking_link',
  doWithin: async (ctx, tx, saga) => {
    const { program } = await loadSubject(ctx, tx, saga.subjectId);
    return { linkId: await writeLink(ctx, tx, { enrollmentId: saga.subjectId, name: program.name, utm: {} }) };
  },
  undoWithin: async (ctx, tx, { output }) => {
    if (output['linkId'] !== undefined) await retireLink(ctx, tx, output['linkId']);
  },
};

/** A code for buyers to type, made from the partner's name. */
const referralCode: Keyed = {
  key: 'referral_code',
  doWithin: async (ctx, tx, saga) => {
    const { partner } = await loadSubject(ctx, tx, saga.subjectId);
    const enrollment = await requireActiveEnrollment(ctx, tx, saga.subjectId);
    for (let attempt = 0; attempt < codeAttemptsMax; attempt += 1) {
      const code = referralCodeOf(partner.name, attempt);
      const couponId = await writeCoupon(ctx, tx, { enrollment, code });
      if (couponId !== null) return { couponId, code };
    }
    throw new StepFailed('no_free_code', { isFinal: true });
  },
  undoWithin: async (ctx, tx, { output }) => {
    if (output['couponId'] !== undefined) await retireCoupon(ctx, tx, output['couponId']);
  },
};

export const ownSteps: readonly Keyed[] = [portalRoles, trackingLink, referralCode];
