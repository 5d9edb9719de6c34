import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { renewalOperations } from '@countersign/contracts/renewal/operations';
import { and, eq, inArray, isNull } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { partners } from '@countersign/db/schema/tenant';
import { licences } from '@countersign/db/schema/vetting';
import { renewals, type StatedPaper } from '@countersign/db/schema/watch';
import { openRenewalStatuses } from '@countersign/domain/renewal/renewal';
import { AppError, invalidInput } from '../app-error.ts';
import { openReviewedCase } from '../approval/open-reviewed-case.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { watchDayOf } from '../watch/watch-day.ts';
import { programsOf } from './ask.ts';
import { paperHash } from './hash.internal.ts';
import { renewalNumbers } from './numbers.internal.ts';
import { findRenewal, presentOwnRenewal } from './present.internal.ts';

type Operation = (typeof renewalOperations)['submit'];
type RenewalRow = typeof renewals.$inferSelect;

/**
 * Puts a licence or insurance before compliance, in place of one that runs out or as the first of its kind: by the
 * partner's own people, or staff for them, who then decide on none of it. Refused (`invalid_input`) where it has run out
 * already, and (`conflict`) while another one for the same place is being looked at.
 */
export function submitRenewal(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'renewal.submit');
  const statedBy = staterOf(ctx);
  return transact(ctx, async (tx) => {
    const partnerId = ctx.actor.kind === 'contact' ? ctx.actor.partnerId : body.partnerId;
    if (partnerId === undefined || partnerId === null) throw invalidInput({ field: 'partnerId', code: 'missing' });
    const [partner] = await tx
      .select({ id: partners.id, name: partners.name })
      .from(partners)
      .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, partnerId)));
    if (!partner) throw notFound('partner', 'partnerId');
    if (body.expiresOn !== null && body.expiresOn < watchDayOf(ctx))
      throw invalidInput({ field: 'expiresOn', code: 'in_the_past' });
    await requireFile(ctx, tx, body.fileId);
    const { replacesId, kind, partnerId: _, ...stated } = body;
    if (replacesId !== null) await requireOnFile(ctx, tx, { id: replacesId, partnerId, kind });
    const renewal = await takeRenewal(ctx, tx, { partnerId, replacesId, kind });
    const caseId = await openReviewedCase(ctx, tx, {
      process: 'renewal',
      programId: renewal.programId,
      subjectId: renewal.id,
      number: renewal.number,
      title: `${renewal.number} ${partner.name}`,
      hash: paperHash(stated),
      makers: [statedBy.personId],
      card: { facts: { partner: partner.name, kind } },
    });
    await tx
      .update(renewals)
      .set({ status: 'in_review', stated, statedBy, statedAt: ctx.now(), caseId, revision: renewal.revision + 1 })
      .where(and(eq(renewals.tenantId, ctx.tenantId), eq(renewals.id, renewal.id)));
    await recordAudit(ctx, tx, {
      action: 'renewal.submit',
      subjectKind: 'renewal',
      subjectId: renewal.id,
      caseId,
      facts: { partnerId, replacesId, kind },
    });
    return presentOwnRenewal(await findRenewal(ctx, tx, renewal.id));
  });
}

function staterOf({ actor }: ServiceContext): NonNullable<RenewalRow['statedBy']> {
  if (actor.kind !== 'member' && actor.kind !== 'contact')
    throw new AppError('forbidden', { detail: 'Only people hand something in.' });
  const { kind, id, personId, name } = actor;
  return { kind, id, personId, name };
}

/** A partner hands in its own files alone; staff any of the tenant's. */
async function requireFile(ctx: ServiceContext, tx: Transaction, fileId: StatedPaper['fileId']): Promise<void> {
  if (fileId === null) throw invalidInput({ field: 'fileId', code: 'missing' });
  const { actor } = ctx;
  const [file] = await tx
    .select({ id: files.id })
    .from(files)
    .where(
      and(
        eq(files.tenantId, ctx.tenantId),
        eq(files.id, fileId),
        actor.kind === 'contact' ? eq(files.partnerId, actor.partnerId) : undefined,
      ),
    );
  if (!file) throw invalidInput({ field: 'fileId', code: 'unknown' });
}

async function requireOnFile(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly id: string; readonly partnerId: string; readonly kind: RenewalRow['kind'] },
): Promise<void> {
  const [found] = await tx
    .select({ id: licences.id })
    .from(licences)
    .where(
      and(
        eq(licences.tenantId, ctx.tenantId),
        eq(licences.id, of.id),
        eq(licences.partnerId, of.partnerId),
        eq(licences.kind, of.kind),
        isNull(licences.replacedAt),
      ),
    );
  if (!found) throw invalidInput({ field: 'replacesId', code: 'unknown' });
}

/** The one that asks for it, or a new one where nobody did. */
async function takeRenewal(
  ctx: ServiceContext,
  tx: Transaction,
  of: Pick<RenewalRow, 'partnerId' | 'replacesId' | 'kind'>,
): Promise<RenewalRow> {
  if (of.replacesId !== null) {
    const [open] = await tx
      .select()
      .from(renewals)
      .where(
        and(
          eq(renewals.tenantId, ctx.tenantId),
          eq(renewals.replacesId, of.replacesId),
          inArray(renewals.status, [...openRenewalStatuses]),
        ),
      )
      .for('update');
    if (open?.status === 'in_review')
      throw new AppError('conflict', {
        detail: 'What was handed in for this is being looked at.',
        fields: [{ field: 'replacesId', code: 'taken' }],
      });
    if (open) return open;
  }
  const programId = (await programsOf(ctx, tx, [of.partnerId])).get(of.partnerId);
  if (programId === undefined) throw invalidInput({ field: 'partnerId', code: 'not_enrolled' });
  const [number = ''] = await renewalNumbers(ctx, tx, 1);
  const [added] = await tx
    .insert(renewals)
    .values({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('rnw'),
      number,
      programId,
      ...of,
      status: 'asked',
      revision: 1,
      createdAt: ctx.now(),
    })
    .onConflictDoNothing()
    .returning();
  if (!added) throw new AppError('conflict', { fields: [{ field: 'replacesId', code: 'taken' }] });
  return added;
}
