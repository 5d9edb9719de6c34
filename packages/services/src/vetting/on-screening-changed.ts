import { and, desc, eq } from '@countersign/db/query';
import { vettings } from '@countersign/db/schema/vetting';
import { awaitChecks } from '../check/await-checks.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { placeHolds } from '../hold/place-holds.ts';
import type { ChangedOutcome } from '../screening/outcome-listeners.ts';
import { currentChecks, lastStatement } from './load.internal.ts';
import { openVetting } from './open-vetting.ts';

/**
 * Screening says something else of a partner or of somebody who belongs to it, in the transaction that says so: a vetting
 * under way looks again; a partner that was cleared is held and looked at anew with what it stated last.
 */
export async function onScreeningChanged(ctx: ServiceContext, tx: Transaction, changed: ChangedOutcome): Promise<void> {
  if (changed.partnerId === null) return;
  const [newest] = await tx
    .select()
    .from(vettings)
    .where(and(eq(vettings.tenantId, ctx.tenantId), eq(vettings.partnerId, changed.partnerId)))
    .orderBy(desc(vettings.createdAt))
    .limit(1);
  if (!newest) return;
  if (newest.status === 'checking' || newest.status === 'in_review') {
    const rows = await currentChecks(ctx, tx, newest.id);
    if (rows.some(({ kind, status }) => kind === 'sanctions' && status === 'done'))
      await awaitChecks(ctx, tx, { vettingId: newest.id, revision: newest.revision, kinds: ['sanctions'] });
    return;
  }
  const isFound = changed.after === 'potential_match' || changed.after === 'true_match';
  if (newest.status !== 'cleared' || !isFound) return;
  const stated = await lastStatement(ctx, tx, newest.id);
  if (stated === null) return;
  const opened = await openVetting(ctx, tx, {
    partnerId: newest.partnerId,
    programId: newest.programId,
    occasion: 'list_change',
    stated: { statement: stated.statement, by: stated.statedBy },
    openedByPersonId: null,
  });
  await placeHolds(ctx, tx, {
    partnerId: newest.partnerId,
    held: ['payouts', 'new_deals'],
    reason: 'not_cleared',
    sourceId: opened.id,
  });
}
