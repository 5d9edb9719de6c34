import { and, eq } from '@countersign/db/query';
import { taxFormRows } from '@countersign/db/schema/tax-form';
import type { TaxAnswers } from '@countersign/domain/tax-form/questions';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import type { ContactActor } from '../require-permission.ts';
import { openFor } from '../subject-key/open.ts';
import { sealFor } from '../subject-key/seal.ts';

export type TaxFormRow = typeof taxFormRows.$inferSelect;

/** All of a statement that is about people: sealed with the partner's own key. */
export interface Stated {
  readonly answers: TaxAnswers;
  readonly signedName: string | null;
}

export function sealStated(ctx: ServiceContext, tx: Transaction, partnerId: string, stated: Stated): Promise<string> {
  return sealFor(ctx, tx, partnerId, stated);
}

/** Null once the partner's key was destroyed. */
export function openStated(
  ctx: ServiceContext,
  tx: Transaction,
  row: Pick<TaxFormRow, 'partnerId' | 'sealed'>,
): Promise<Stated | null> {
  return openFor<Stated>(ctx, tx, row.partnerId, row.sealed);
}

/** The actor as somebody of a partner; nobody else states anything in its name. */
export function requireContact(ctx: ServiceContext): ContactActor {
  if (ctx.actor.kind !== 'contact')
    throw new AppError('forbidden', { detail: 'The partner itself makes its statements.' });
  return ctx.actor;
}

/** One statement, a partner's people their own; `not_found` otherwise. Locked for whoever changes it. */
export async function loadTaxForm(
  ctx: ServiceContext,
  tx: Transaction,
  id: string,
  lock?: 'update',
): Promise<TaxFormRow> {
  const query = tx
    .select()
    .from(taxFormRows)
    .where(
      and(
        eq(taxFormRows.tenantId, ctx.tenantId),
        eq(taxFormRows.id, id),
        ctx.actor.kind === 'contact' ? eq(taxFormRows.partnerId, ctx.actor.partnerId) : undefined,
      ),
    );
  const [row] = lock ? await query.for(lock) : await query;
  if (!row) throw notFound('tax form');
  return row;
}

export async function updateTaxForm(
  ctx: ServiceContext,
  tx: Transaction,
  row: Pick<TaxFormRow, 'id' | 'revision'>,
  change: Partial<typeof taxFormRows.$inferInsert>,
): Promise<TaxFormRow> {
  const [changed] = await tx
    .update(taxFormRows)
    .set({ ...change, revision: row.revision + 1, changedAt: ctx.now() })
    .where(and(eq(taxFormRows.tenantId, ctx.tenantId), eq(taxFormRows.id, row.id)))
    .returning();
  if (!changed) throw new Error(`the statement ${row.id} is gone`);
  return changed;
}
