import { and, eq } from '@countersign/db/query';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import type { DealCase } from '@countersign/domain/deal-registration/deal-case';
import type { EffectInput } from '../case/effect.ts';

export type DealRow = typeof dealRegistrations.$inferSelect;
export type DealEffectInput = EffectInput<DealCase>;

/** Who has it when a task is open, as staff see it. */
export interface Holding {
  readonly heldBy: string | null;
  readonly dueAt: number | null;
  readonly partnerDueAt: number | null;
}

export const heldByNobody: Holding = { heldBy: null, dueAt: null, partnerDueAt: null };

type Changes = Partial<typeof dealRegistrations.$inferInsert>;

/** Writes what a transition changed on the registration's own row. */
export function updateDeal(input: DealEffectInput, changes: Changes): Promise<void> {
  return updateDealUnseen(input, { ...changes, changedAt: input.at });
}

/**
 * The same for what its partner must not notice, such as another step of the route or waiting in line: the date of the
 * last change, by which the partner's list is sorted too, stays as it was.
 */
export async function updateDealUnseen(input: DealEffectInput, changes: Changes): Promise<void> {
  const { ctx, tx, row } = input;
  await tx
    .update(dealRegistrations)
    .set(changes)
    .where(and(eq(dealRegistrations.tenantId, ctx.tenantId), eq(dealRegistrations.id, row.subjectId)));
}

export async function loadDeal(input: Pick<DealEffectInput, 'ctx' | 'tx' | 'row'>): Promise<DealRow> {
  const { ctx, tx, row } = input;
  const [deal] = await tx
    .select()
    .from(dealRegistrations)
    .where(and(eq(dealRegistrations.tenantId, ctx.tenantId), eq(dealRegistrations.id, row.subjectId)));
  if (!deal) throw new Error(`there is no registration ${row.subjectId}`);
  return deal;
}
