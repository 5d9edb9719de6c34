import type { onboardingTemplateOperations } from '@countersign/contracts/onboarding/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, type SQL } from '@countersign/db/query';
import { onboardingTemplates } from '@countersign/db/schema/onboarding';
import { programs } from '@countersign/db/schema/tenant';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';

type View = OutputOf<(typeof onboardingTemplateOperations)['get']>;

export function selectTemplates(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({ template: onboardingTemplates, programName: programs.name })
    .from(onboardingTemplates)
    .innerJoin(
      programs,
      and(eq(programs.tenantId, onboardingTemplates.tenantId), eq(programs.id, onboardingTemplates.programId)),
    )
    .where(where)
    .$dynamic();
}

export function presentTemplate({ template, programName }: Awaited<ReturnType<typeof selectTemplates>>[number]): View {
  return {
    id: template.id,
    programId: template.programId,
    programName,
    partnerType: template.partnerType,
    version: template.version,
    isCurrent: template.isCurrent,
    createdBy: template.createdByName,
    createdAt: formatInstant(template.createdAt),
    tasks: template.tasks.map((task) => ({ ...task, needs: [...task.needs] })),
  };
}

export async function loadTemplate(ctx: ServiceContext, tx: Transaction, id: string): Promise<View> {
  const [found] = await selectTemplates(
    tx,
    and(eq(onboardingTemplates.tenantId, ctx.tenantId), eq(onboardingTemplates.id, id)),
  );
  if (!found) throw notFound('template');
  return presentTemplate(found);
}
