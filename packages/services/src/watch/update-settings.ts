import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { watchOperations } from '@countersign/contracts/watch/operations';
import { watchSettings } from '@countersign/db/schema/watch';
import { heldThings } from '@countersign/domain/hold/hold';
import { type HeldByKind, holdableOf, watchKinds } from '@countersign/domain/watch/watch';
import { invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { presentWatchSettings } from './present.internal.ts';
import { watchSettingsOf } from './settings-of.internal.ts';

type Operation = (typeof watchOperations)['update-settings'];

/**
 * Says what waits when something of each kind has run out; the next day's scan places and lifts by it. Refused
 * (`invalid_input`) where links would say that a review or a condition is overdue.
 */
export function updateWatchSettings(
  ctx: ServiceContext,
  { body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'watch.update-settings');
  return transact(ctx, async (tx) => {
    const before = await watchSettingsOf(ctx, tx, 'update');
    requireRevision(before.revision, ifMatch);
    const held = { ...before.held, ...heldOf(body.kinds) };
    const next = { held, revision: before.revision + 1, changedAt: ctx.now() };
    await tx
      .insert(watchSettings)
      .values({ tenantId: ctx.tenantId, ...next })
      .onConflictDoUpdate({ target: watchSettings.tenantId, set: next });
    await recordAudit(ctx, tx, {
      action: 'watch.update-settings',
      subjectKind: 'watch_settings',
      subjectId: ctx.tenantId,
      facts: { before: before.held, after: held },
    });
    return presentWatchSettings(next);
  });
}

function heldOf(kinds: InputOf<Operation>['body']['kinds']): Partial<HeldByKind> {
  const named = kinds.map(({ kind, held }, index) => {
    const refused = held.findIndex((thing) => !holdableOf(kind).includes(thing));
    if (refused >= 0) throw invalidInput({ field: `kinds.${index}.held.${refused}`, code: 'not_allowed' });
    return [kind, heldThings.filter((thing) => held.includes(thing))] as const;
  });
  return Object.fromEntries(named.filter(([kind]) => watchKinds.includes(kind)));
}
