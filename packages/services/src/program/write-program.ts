import { programs } from '@countersign/db/schema/tenant';
import { isCurrency, scaleOf } from '@countersign/domain/currency/currencies';
import type { ProgramPreset } from '@countersign/domain/partner/partner';
import { presets } from '@countersign/domain/program/presets';
import { invalidInput } from '../app-error.ts';
import { isTimeZone } from '../calendar/zone.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { ensureDefaultPolicies, type PolicyAuthor } from '../policy/ensure-default.ts';

export interface NewProgram {
  readonly name: string;
  readonly preset: ProgramPreset;
  readonly currency: string;
  readonly zone: string;
  readonly calendarId: string;
}

/** Adds a program with the settings and policies of its preset. Refuses an unknown currency or zone (`invalid_input`). */
export async function writeProgram(
  ctx: ServiceContext,
  tx: Transaction,
  given: NewProgram,
  author: PolicyAuthor,
): Promise<{ programId: string }> {
  const { currency } = given;
  if (!isCurrency(currency)) throw invalidInput({ field: 'currency', code: 'currency_unknown' });
  if (!isTimeZone(given.zone)) throw invalidInput({ field: 'zone', code: 'time_zone' });
  const preset = presets[given.preset];
  const { approvalThreshold, ...settings } = preset.settings;
  const programId = ctx.ids.next('prg');
  await tx.insert(programs).values({
    tenantId: ctx.tenantId,
    id: programId,
    name: given.name,
    preset: given.preset,
    currency,
    zone: given.zone,
    calendarId: given.calendarId,
    partnerTypes: [...preset.partnerTypes],
    settings: {
      ...settings,
      approvalThresholdMinor: (BigInt(approvalThreshold) * 10n ** BigInt(scaleOf(currency))).toString(),
    },
    revision: 1,
    createdAt: ctx.now(),
  });
  await ensureDefaultPolicies(ctx, tx, { id: programId, preset: given.preset }, author);
  return { programId };
}
