import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { provisioningOperations } from '@countersign/contracts/provisioning/operations';
import { and, eq } from '@countersign/db/query';
import { provisioningSettings } from '@countersign/db/schema/saga';
import { availableSteps, provisioningSteps } from '@countersign/domain/provisioning/step';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { requireProgram } from '../tracking/load.internal.ts';
import { transact } from '../transact.ts';
import { configuredSystems, loadSettings, presentSettings } from './settings.internal.ts';

type Operation = (typeof provisioningOperations)['update-settings'];

/**
 * Chooses what a program sets up for partners that join from now on; what is under way goes on as it began. Refused
 * (`invalid_input`) for a step whose system is not configured, and for mailing without the list's name.
 */
export function updateProvisioningSettings(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'provisioning.update-settings');
  return transact(ctx, async (tx) => {
    await requireProgram(ctx, tx, params.id);
    const before = await loadSettings(ctx, tx, params.id, 'update');
    requireRevision(before.revision, ifMatch);
    const available = availableSteps(configuredSystems(ctx));
    const strange = body.steps.findIndex((step) => !available.includes(step));
    if (strange >= 0) throw invalidInput({ field: `steps.${strange}`, code: 'invalid_value' });
    if (body.steps.includes('mailing_list') && body.mailingList === null)
      throw invalidInput({ field: 'mailingList', code: 'required' });
    const after = {
      steps: provisioningSteps.filter((step) => body.steps.includes(step)),
      contactRoles: [...new Set(body.contactRoles)],
      mailingList: body.mailingList,
      revision: ifMatch + 1,
    };
    const row = { tenantId: ctx.tenantId, programId: params.id, ...after, changedAt: ctx.now() };
    const written =
      ifMatch === 0
        ? await tx
            .insert(provisioningSettings)
            .values(row)
            .onConflictDoNothing()
            .returning({ revision: provisioningSettings.revision })
        : await tx
            .update(provisioningSettings)
            .set(row)
            .where(and(eq(provisioningSettings.tenantId, ctx.tenantId), eq(provisioningSettings.programId, params.id)))
            .returning({ revision: provisioningSettings.revision });
    if (written.length === 0) throw new AppError('stale_revision', { facts: { revision: 1 } });
    await recordAudit(ctx, tx, {
      action: 'provisioning.update-settings',
      subjectKind: 'program',
      subjectId: params.id,
      facts: { stepsBefore: before.steps, steps: after.steps, contactRoles: after.contactRoles },
    });
    return presentSettings(ctx, params.id, after);
  });
}
