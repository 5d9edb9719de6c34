import { and, eq } from '@countersign/db/query';
import { onboardingTemplates } from '@countersign/db/schema/onboarding';
import { defaultTemplate } from '@countersign/domain/onboarding/default-template';
import type { PartnerType } from '@countersign/domain/partner/partner';
import type { ServiceContext, Transaction } from '../context.ts';

export type TemplateRow = typeof onboardingTemplates.$inferSelect;

/** The template for a type of partner in a program: the one in use, or the product's own where nobody wrote one yet. */
export async function ensureTemplate(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly programId: string; readonly partnerType: PartnerType },
): Promise<TemplateRow> {
  const current = and(
    eq(onboardingTemplates.tenantId, ctx.tenantId),
    eq(onboardingTemplates.programId, of.programId),
    eq(onboardingTemplates.partnerType, of.partnerType),
    eq(onboardingTemplates.isCurrent, true),
  );
  const [there] = await tx.select().from(onboardingTemplates).where(current);
  if (there) return there;
  await tx
    .insert(onboardingTemplates)
    .values({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('obt'),
      ...of,
      version: 1,
      isCurrent: true,
      tasks: defaultTemplate(of.partnerType),
      createdByName: 'Countersign',
      createdByPersonId: null,
      createdAt: ctx.now(),
    })
    .onConflictDoNothing();
  const [made] = await tx.select().from(onboardingTemplates).where(current);
  if (!made) throw new Error(`program ${of.programId} has no template for ${of.partnerType}`);
  return made;
}
