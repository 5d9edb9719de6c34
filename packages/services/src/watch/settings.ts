import type { WatchSettingsView } from '@countersign/contracts/watch/operations';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentWatchSettings } from './present.internal.ts';
import { watchSettingsOf } from './settings-of.internal.ts';

/** What waits when something of each kind has run out. */
export function getWatchSettings(ctx: ServiceContext): Promise<WatchSettingsView> {
  requirePermission(ctx, 'watch.settings');
  return read(ctx, async (tx) => presentWatchSettings(await watchSettingsOf(ctx, tx)));
}
