import { and, eq } from '@countersign/db/query';
import { enrollments } from '@countersign/db/schema/tenant';
import { provisioningStepTraits, stepsToRun } from '@countersign/domain/provisioning/step';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { noteOnboardingDone } from '../onboarding/note-done.ts';
import { startSaga } from '../saga/start-saga.ts';
import { configuredSystems, loadSettings } from './settings.internal.ts';

export interface StartProvisioning {
  readonly partnerId: string;
  readonly programId: string;
}

/**
 * Has a partner set up in a program by the steps that the program has chosen, once the caller's transaction is committed,
 * and gives the saga's id. Where it has been asked for before, and was not undone, that one's. Where the program has
 * chosen nothing there is nothing to do: null, and the onboarding goes on at once.
 */
export async function startProvisioning(
  ctx: ServiceContext,
  tx: Transaction,
  { partnerId, programId }: StartProvisioning,
): Promise<string | null> {
  const [enrollment] = await tx
    .select({ id: enrollments.id })
    .from(enrollments)
    .where(
      and(
        eq(enrollments.tenantId, ctx.tenantId),
        eq(enrollments.partnerId, partnerId),
        eq(enrollments.programId, programId),
      ),
    );
  if (!enrollment) throw notFound('enrollment');
  const { steps } = await loadSettings(ctx, tx, programId);
  const chosen = stepsToRun(steps, configuredSystems(ctx));
  if (chosen.length === 0) {
    await noteOnboardingDone(ctx, tx, { partnerId, programId, kind: 'provisioning', ref: enrollment.id });
    return null;
  }
  return startSaga(ctx, tx, {
    kind: 'provisioning',
    subjectId: enrollment.id,
    partnerId,
    programId,
    steps: chosen.map((key) => ({ key, isOptional: provisioningStepTraits[key].isOptional })),
  });
}
