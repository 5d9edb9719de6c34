import { eq } from '@countersign/db/query';
import { watchSettings } from '@countersign/db/schema/watch';
import { defaultHeldByKind, type HeldByKind } from '@countersign/domain/watch/watch';
import type { ServiceContext, Transaction } from '../context.ts';

export interface WatchSettings {
  readonly held: HeldByKind;
  /** 0 as long as nobody has chosen. */
  readonly revision: number;
}

/** What the tenant has chosen; a kind that was added since holds what it holds by itself. */
export async function watchSettingsOf(ctx: ServiceContext, tx: Transaction, lock?: 'update'): Promise<WatchSettings> {
  const query = tx.select().from(watchSettings).where(eq(watchSettings.tenantId, ctx.tenantId));
  const [row] = lock ? await query.for(lock) : await query;
  if (!row) return { held: defaultHeldByKind, revision: 0 };
  return { held: { ...defaultHeldByKind, ...row.held }, revision: row.revision };
}
