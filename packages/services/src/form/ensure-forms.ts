import { and, eq } from '@countersign/db/query';
import { forms } from '@countersign/db/schema/form';
import type { programs } from '@countersign/db/schema/tenant';
import { defaultForm } from '@countersign/domain/form/default-form';
import type { ServiceContext, Transaction } from '../context.ts';

/**
 * Gives each type of partner that a program takes the form of its preset, where it has none: in force at once, and not
 * reviewed, which the console keeps saying until a second person has confirmed it.
 */
export async function ensureForms(
  ctx: ServiceContext,
  tx: Transaction,
  program: typeof programs.$inferSelect,
): Promise<void> {
  const there = await tx
    .select({ type: forms.partnerType })
    .from(forms)
    .where(and(eq(forms.tenantId, ctx.tenantId), eq(forms.programId, program.id)));
  const missing = program.partnerTypes.filter((type) => !there.some((form) => form.type === type));
  if (missing.length === 0) return;
  const { actor } = ctx;
  await tx
    .insert(forms)
    .values(
      missing.map((partnerType) => ({
        tenantId: ctx.tenantId,
        id: ctx.ids.next('frm'),
        programId: program.id,
        partnerType,
        version: 1,
        status: 'active' as const,
        definition: defaultForm(program.preset, partnerType),
        isReviewed: false,
        createdByPersonId: actor.kind === 'member' ? actor.personId : null,
        createdByName: actor.kind === 'member' ? actor.name : 'Countersign',
        createdAt: ctx.now(),
        activatedAt: ctx.now(),
        revision: 1,
      })),
    )
    .onConflictDoNothing();
}
