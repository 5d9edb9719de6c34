import type { OutputOf } from '@countersign/contracts/operation/operation';
import type { provisioningOperations } from '@countersign/contracts/provisioning/operations';
import { and, eq } from '@countersign/db/query';
import { provisioningSettings } from '@countersign/db/schema/saga';
import {
  availableSteps,
  type OutsideSystem,
  type ProvisioningStep,
  provisioningStepTraits,
} from '@countersign/domain/provisioning/step';
import type { ServiceContext, Transaction } from '../context.ts';

export type SettingsOutput = OutputOf<(typeof provisioningOperations)['settings']>;
export type Settings = Pick<SettingsOutput, 'contactRoles' | 'mailingList' | 'revision'> & {
  readonly steps: ProvisioningStep[];
};

/** What a program starts from: nothing is set up by itself until somebody has chosen. */
const unset: Settings = { steps: [], contactRoles: [], mailingList: null, revision: 0 };

/** A program's settings, locked for whoever means to change them. */
export async function loadSettings(
  ctx: ServiceContext,
  tx: Transaction,
  programId: string,
  lock?: 'update',
): Promise<Settings> {
  const query = tx
    .select()
    .from(provisioningSettings)
    .where(and(eq(provisioningSettings.tenantId, ctx.tenantId), eq(provisioningSettings.programId, programId)));
  const [row] = await (lock ? query.for(lock) : query);
  if (!row) return unset;
  const { steps, contactRoles, mailingList, revision } = row;
  return { steps, contactRoles, mailingList, revision };
}

/** The other systems that this installation has. */
export function configuredSystems({ ports }: ServiceContext): ReadonlySet<OutsideSystem> {
  const { crm, tradingPlatform, mailingList } = ports.systems;
  return new Set<OutsideSystem>([
    ...(crm ? (['crm'] as const) : []),
    ...(tradingPlatform ? (['trading-platform'] as const) : []),
    ...(mailingList ? (['mailing-list'] as const) : []),
  ]);
}

export function presentSettings(ctx: ServiceContext, programId: string, settings: Settings): SettingsOutput {
  const { crm, tradingPlatform, mailingList } = ctx.ports.systems;
  const titles = { crm: crm?.title, 'trading-platform': tradingPlatform?.title, 'mailing-list': mailingList?.title };
  const available = availableSteps(configuredSystems(ctx));
  return {
    programId,
    ...settings,
    available: available.map((step) => {
      const { system, isOptional } = provisioningStepTraits[step];
      return { step, system: system === null ? null : (titles[system] ?? null), isOptional };
    }),
    missing: settings.steps.filter((step) => !available.includes(step)),
  };
}
