import type { onboardingTemplateOperations } from '@countersign/contracts/onboarding/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { onboardingTemplates } from '@countersign/db/schema/onboarding';
import { programs } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { ensureTemplate } from '../onboarding/ensure-template.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentTemplate, selectTemplates } from './present.internal.ts';

type Operation = (typeof onboardingTemplateOperations)['list'];

/** Templates in all their versions, newest first; the product's own is there for each type that a program takes. */
export function listOnboardingTemplates(
  ctx: ServiceContext,
  { query }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'onboarding-template.list');
  return read(ctx, async (tx) => {
    const taken = await tx.select().from(programs).where(eq(programs.tenantId, ctx.tenantId));
    for (const program of taken)
      for (const partnerType of program.partnerTypes)
        await ensureTemplate(ctx, tx, { programId: program.id, partnerType });
    const where = and(
      eq(onboardingTemplates.tenantId, ctx.tenantId),
      query.programId === undefined ? undefined : eq(onboardingTemplates.programId, query.programId),
    );
    const order = keyset(
      { column: onboardingTemplates.createdAt, id: onboardingTemplates.id, direction: 'desc', holds: 'instant' },
      query.cursor,
    );
    const rows = await selectTemplates(tx, and(where, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(onboardingTemplates).where(where);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ template }) => ({ value: template.createdAt, id: template.id }),
      present: presentTemplate,
    });
  });
}
