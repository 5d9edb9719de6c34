import { and, eq } from '@countersign/db/query';
import { contacts } from '@countersign/db/schema/people';
import { partners, programs } from '@countersign/db/schema/tenant';
import { vettings } from '@countersign/db/schema/vetting';
import { depthOf, type VettingDepth } from '@countersign/domain/vetting/depth';
import type { VettingStatement } from '@countersign/domain/vetting/statement';
import type { AskedPart, VettingOccasion } from '@countersign/domain/vetting/vetting';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { VettingRow } from '../check/run-check.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { placeHolds } from '../hold/place-holds.ts';
import { notFound } from '../not-found.ts';
import { queueMail } from '../notification/queue-mail.ts';
import { takeNumbers } from '../number/take-numbers.ts';
import { beginOnboarding } from '../onboarding/begin.ts';
import { activateEnrollment } from './activate-enrollment.ts';
import type { StatementRow } from './load.internal.ts';
import { stateVetting } from './state.internal.ts';

const askedByDepth: Readonly<Record<VettingDepth, readonly AskedPart[]>> = {
  light: ['company', 'payment_method'],
  standard: ['company', 'identifiers', 'owners', 'licences', 'traffic', 'conflicts', 'payment_method'],
  full: ['company', 'identifiers', 'owners', 'licences', 'traffic', 'conflicts', 'documents', 'payment_method'],
};

export interface OpenVetting {
  readonly partnerId: string;
  readonly programId: string;
  readonly occasion: VettingOccasion;
  /** For the partner; null for nothing besides the standing words. */
  readonly text?: string | null;
  /** Where all of it is known already, such as from an application: then nothing is asked first. */
  readonly stated?: { readonly statement: VettingStatement; readonly by: StatementRow['statedBy'] };
  readonly openedByPersonId: string | null;
}

/**
 * Begins to look at a partner in a program, in the caller's transaction: as deep as its type and country ask for. Whoever
 * is new is held until cleared: money always, and activation where more than a light look is due. `conflict` when one is
 * under way already.
 */
export async function openVetting(ctx: ServiceContext, tx: Transaction, open: OpenVetting): Promise<VettingRow> {
  const [partner] = await tx
    .select({ id: partners.id, name: partners.name, type: partners.type, country: partners.country })
    .from(partners)
    .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, open.partnerId)));
  if (!partner) throw notFound('partner', 'partnerId');
  const [program] = await tx
    .select({ id: programs.id })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, open.programId)));
  if (!program) throw notFound('program', 'programId');
  const depth = depthOf(partner.type, partner.country);
  const year = new Date(ctx.now()).getUTCFullYear();
  const last = await takeNumbers(ctx, tx, { sequence: `vetting/${year}`, count: 1 });
  const [row] = await tx
    .insert(vettings)
    .values({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('vet'),
      number: `VET-${year}-${String(last).padStart(5, '0')}`,
      programId: program.id,
      partnerId: partner.id,
      occasion: open.occasion,
      depth,
      status: 'awaiting_partner',
      revision: 0,
      asked: [...askedByDepth[depth]],
      askedText: open.text ?? null,
      gates: [],
      conditions: [],
      openedByPerson: open.openedByPersonId,
      createdAt: ctx.now(),
      changedAt: ctx.now(),
    })
    .onConflictDoNothing()
    .returning();
  if (!row)
    throw new AppError('conflict', {
      detail: 'This partner is being looked at in this program already.',
      fields: [{ field: 'partnerId', code: 'taken' }],
    });
  // Looked at lightly, a partner's links are live at once, and its money waits; what it is asked for goes on beside it.
  if (open.occasion === 'application' && depth === 'light') {
    await activateEnrollment(ctx, tx, open, { isPlanDone: true });
    await beginOnboarding(ctx, tx, open);
  }
  if (open.occasion === 'application')
    await placeHolds(ctx, tx, {
      partnerId: partner.id,
      held: depth === 'light' ? ['payouts'] : ['payouts', 'new_deals', 'activation'],
      reason: 'not_cleared',
      sourceId: row.id,
    });
  await recordAudit(ctx, tx, {
    action: 'vetting.open',
    subjectKind: 'vetting',
    subjectId: row.id,
    facts: { partnerId: partner.id, programId: program.id, occasion: open.occasion, depth },
  });
  if (open.stated) await stateVetting(ctx, tx, row, { statement: open.stated.statement, statedBy: open.stated.by });
  else await askOwners(ctx, tx, row);
  return row;
}

/** Tells whoever answers for the partner that something is asked, in words that are the same for every partner. */
export async function askOwners(
  ctx: ServiceContext,
  tx: Transaction,
  vetting: Pick<VettingRow, 'id' | 'partnerId' | 'revision' | 'askedText' | 'askedUntil'>,
): Promise<void> {
  const people = await tx
    .select({ id: contacts.id, roles: contacts.roles })
    .from(contacts)
    .where(
      and(
        eq(contacts.tenantId, ctx.tenantId),
        eq(contacts.partnerId, vetting.partnerId),
        eq(contacts.status, 'active'),
      ),
    );
  for (const { id, roles } of people)
    if (roles.includes('owner'))
      await queueMail(ctx, tx, {
        kind: 'details_asked',
        key: `vetting/${vetting.id}/${vetting.revision}/${id}`,
        to: { contactId: id },
        facts: {
          text: vetting.askedText ?? '',
          ...(vetting.askedUntil === null ? {} : { limitAt: vetting.askedUntil }),
        },
        link: `${ctx.urls.portal}/company/details`,
      });
}
