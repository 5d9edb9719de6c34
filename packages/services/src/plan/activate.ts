import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { planOperations } from '@countersign/contracts/plan/operations';
import { and, eq, ne } from '@countersign/db/query';
import { plans, planVersions } from '@countersign/db/schema/plan';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { refusePlanByLaw } from '../gate/refuse-models.ts';
import { isSamePerson } from '../member/person-joins.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { startOfDayAhead } from './day-ahead.internal.ts';
import {
  draftOf,
  lockPlan,
  type PlanRow,
  type PlanVersionRow,
  presentPlanDetail,
  revisionOf,
} from './present.internal.ts';
import { storedDocument } from './stored-document.ts';

type Operation = (typeof planOperations)['activate'];

/**
 * Puts the draft into force from a day on, today at the earliest, in the program's zone. Whoever had a hand in it may not
 * (`same_person`). A plan that a rule of law forbids is refused
 * (`rule_of_law`). Versions before it stay as they are: events earn by the terms of the day on which they happened.
 */
export function activatePlan(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'plan.activate');
  const { personId } = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const { plan, program, versions } = await lockPlan(ctx, tx, params.id);
    const revision = revisionOf(versions);
    requireRevision(revision, ifMatch);
    const draft = draftOf(versions);
    if (!draft) throw new AppError('conflict', { detail: 'The plan has no draft that could be put into force.' });
    for (const writer of draft.writers)
      if (await isSamePerson(tx, { tenantId: ctx.tenantId, one: writer, other: personId }))
        throw new AppError('same_person', { detail: 'Somebody else than its writers has to put a plan into force.' });
    const effectiveFrom = startOfDayAhead('effectiveFrom', body.effectiveFrom, { zone: program.zone, now: ctx.now() });
    await refuseTakenNames(ctx, tx, plan, draft);
    await refusePlanByLaw(ctx, tx, { programId: plan.programId, document: storedDocument(draft.document) });
    await tx
      .update(planVersions)
      .set({
        status: 'active',
        effectiveFrom,
        activatedByPerson: personId,
        activatedAt: ctx.now(),
        revision: revision + 1,
      })
      .where(and(eq(planVersions.tenantId, ctx.tenantId), eq(planVersions.id, draft.id)));
    await recordAudit(ctx, tx, {
      action: 'plan.activate',
      subjectKind: 'plan',
      subjectId: params.id,
      facts: { version: draft.version, hash: draft.hash, effectiveFrom: body.effectiveFrom },
    });
    return presentPlanDetail(ctx, tx, params.id);
  });
}

/** A line is known by its event and rule, so a rule's name means one thing in a program, whichever plan it is in. */
async function refuseTakenNames(
  ctx: ServiceContext,
  tx: Transaction,
  plan: PlanRow['plan'],
  draft: PlanVersionRow,
): Promise<void> {
  const others = await tx
    .select({ name: plans.name, document: planVersions.document })
    .from(planVersions)
    .innerJoin(plans, and(eq(plans.tenantId, planVersions.tenantId), eq(plans.id, planVersions.planId)))
    .where(
      and(
        eq(planVersions.tenantId, ctx.tenantId),
        eq(plans.programId, plan.programId),
        ne(plans.id, plan.id),
        eq(planVersions.status, 'active'),
      ),
    );
  const taken = new Map(
    others.flatMap(({ name, document }) => storedDocument(document).rules.map((rule) => [rule.name, name] as const)),
  );
  const fields = storedDocument(draft.document).rules.flatMap(({ name }, index) =>
    taken.has(name)
      ? [
          {
            field: `document.rules.${index}.name`,
            code: 'taken' as const,
            message: `the plan ${taken.get(name)} has it`,
          },
        ]
      : [],
  );
  if (fields.length > 0)
    throw new AppError('conflict', { detail: 'Rules of another plan of the program have the same name.', fields });
}
