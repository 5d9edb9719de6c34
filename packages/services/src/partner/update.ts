import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { partnerOperations } from '@countersign/contracts/partner/operations';
import { and, eq, ne } from '@countersign/db/query';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { isCountry } from '@countersign/domain/country/countries';
import type { PartnerStatus } from '@countersign/domain/partner/partner';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { hasLeft } from '../exit/has-left.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { isUniqueViolation } from '../unique-violation.ts';
import { partnerNameTaken } from './create.ts';
import { presentPartner } from './present.internal.ts';

type Operation = (typeof partnerOperations)['update'];
type Body = InputOf<Operation>['body'];

/** Changes a partner's details. A partner changes its own name, country and website; type and status are the company's. */
export function updatePartner(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'partner.update');
  checkRights(ctx, params.id, body);
  if (body.country !== undefined && !isCountry(body.country))
    throw invalidInput({ field: 'country', code: 'country_unknown' });
  return transact(ctx, async (tx) => {
    const one = and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, params.id));
    const [before] = await tx.select().from(partners).where(one).for('update');
    if (!before) throw notFound('partner');
    requireRevision(before.revision, ifMatch);
    if (before.status === 'ended' && body.status === 'active' && (await hasLeft(ctx, tx, params.id)))
      throw new AppError('action_not_available', { detail: 'This partner has left by a decision.' });
    if (body.status !== undefined && body.status !== before.status)
      await datePlaces(ctx, tx, { ...params, status: body.status });
    const [row] = await tx
      .update(partners)
      .set({ ...body, revision: before.revision + 1 })
      .where(one)
      .returning();
    await recordAudit(ctx, tx, {
      action: 'partner.update',
      subjectKind: 'partner',
      subjectId: params.id,
      facts: { changed: Object.keys(body), ...(body.status ? { status: body.status } : {}) },
    });
    return presentPartner(ctx, tx, row ?? before);
  }).catch((error: unknown) => {
    throw isUniqueViolation(error, 'partners_name') ? partnerNameTaken(body.name ?? '') : error;
  });
}

/** A partner that ends leaves every program on that day; one that comes back is in those that it had not left before. */
async function datePlaces(
  ctx: ServiceContext,
  tx: Transaction,
  { id, status }: { readonly id: string; readonly status: PartnerStatus },
): Promise<void> {
  const places = and(
    eq(enrollments.tenantId, ctx.tenantId),
    eq(enrollments.partnerId, id),
    ne(enrollments.status, 'ended'),
  );
  await tx
    .update(enrollments)
    .set({ endedAt: status === 'ended' ? ctx.now() : null })
    .where(places);
}

function checkRights(ctx: ServiceContext, partnerId: string, body: Body): void {
  if (ctx.actor.kind !== 'contact') return;
  if (ctx.actor.partnerId !== partnerId) throw notFound('partner');
  if (body.status !== undefined || body.type !== undefined)
    throw new AppError('forbidden', { detail: 'Type and status of a partner are set by the company it works with.' });
}
