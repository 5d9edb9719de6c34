import type { onboardingTemplateOperations } from '@countersign/contracts/onboarding/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, desc, eq } from '@countersign/db/query';
import { onboardingTemplates } from '@countersign/db/schema/onboarding';
import { type TemplateTask, templateProblems } from '@countersign/domain/onboarding/template';
import { invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadTemplate } from './present.internal.ts';

type Operation = (typeof onboardingTemplateOperations)['save'];

/**
 * Writes the next version of a template, by which onboardings begin from now on; those under way keep theirs. Refuses a
 * plan that cannot be gone through, each place named.
 */
export function saveOnboardingTemplate(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'onboarding-template.save');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const mine = eq(onboardingTemplates.tenantId, ctx.tenantId);
    const [base] = await tx
      .select()
      .from(onboardingTemplates)
      .where(and(mine, eq(onboardingTemplates.id, params.id)));
    if (!base) throw notFound('template');
    requireUsable(body.tasks);
    const same = and(
      mine,
      eq(onboardingTemplates.programId, base.programId),
      eq(onboardingTemplates.partnerType, base.partnerType),
    );
    const [latest] = await tx
      .select({ version: onboardingTemplates.version })
      .from(onboardingTemplates)
      .where(same)
      .orderBy(desc(onboardingTemplates.version))
      .limit(1)
      .for('update');
    await tx
      .update(onboardingTemplates)
      .set({ isCurrent: false })
      .where(and(same, eq(onboardingTemplates.isCurrent, true)));
    const id = ctx.ids.next('obt');
    await tx.insert(onboardingTemplates).values({
      tenantId: ctx.tenantId,
      id,
      programId: base.programId,
      partnerType: base.partnerType,
      version: (latest?.version ?? 0) + 1,
      isCurrent: true,
      tasks: body.tasks,
      createdByName: member.name,
      createdByPersonId: member.personId,
      createdAt: ctx.now(),
    });
    await recordAudit(ctx, tx, {
      action: 'onboarding-template.save',
      subjectKind: 'onboarding_template',
      subjectId: id,
      facts: { programId: base.programId, partnerType: base.partnerType, version: (latest?.version ?? 0) + 1 },
    });
    return loadTemplate(ctx, tx, id);
  });
}

function requireUsable(tasks: readonly TemplateTask[]): void {
  const problems = templateProblems(tasks);
  if (problems.length === 0) return;
  throw invalidInput(
    ...problems.slice(0, 30).map(({ index, code }) => ({
      field: index === null ? 'tasks' : `tasks.${index}`,
      code: 'invalid' as const,
      message: code,
    })),
  );
}
