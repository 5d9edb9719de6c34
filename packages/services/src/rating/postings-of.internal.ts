import type { Posting } from '@countersign/domain/ledger/posting';
import { earningPosting, takeBackPosting } from '@countersign/domain/ledger/postings';
import type { ServiceContext, Transaction } from '../context.ts';
import { lockStandings } from '../ledger/lock-standing.ts';
import { ensureDefaultLegalEntity } from '../legal-entity/ensure-default.ts';
import { entityOfLines } from './entity-of-lines.internal.ts';
import { openSince } from './open-since.internal.ts';
import type { NewLine } from './write-lines.internal.ts';

/** What new lines move in the books. What takes back of what is available holds it against everybody else until the end. */
export async function postingsOf(
  ctx: ServiceContext,
  tx: Transaction,
  lines: readonly (NewLine & { readonly id: string })[],
): Promise<readonly Posting[]> {
  const moving = lines.filter(({ line }) => line.amountMinor !== 0n);
  if (moving.length === 0) return [];
  const defaultEntity = await ensureDefaultLegalEntity(ctx, tx);
  const entities = await entityOfLines(
    ctx,
    tx,
    moving.flatMap(({ reversesLineId }) => reversesLineId ?? []),
  );
  const entityOf = ({ reversesLineId }: NewLine) => (reversesLineId && entities.get(reversesLineId)) || defaultEntity;
  const since = await openSince(
    ctx,
    tx,
    moving.map(({ programId }) => programId),
  );
  const standings = await lockStandings(
    ctx,
    tx,
    moving
      .filter(({ kind, state }) => kind === 'take_back' && state === 'available')
      .map((each) => ({
        legalEntityId: entityOf(each),
        enrollmentId: each.enrollmentId,
        currency: each.line.currency,
      })),
  );
  return moving.map((each) => {
    const { id, programId, enrollmentId, kind, state, line, occurredAt } = each;
    const { currency, amountMinor } = line;
    const at = Math.max(occurredAt, since.get(programId) ?? occurredAt);
    const place = { legalEntityId: entityOf(each), programId, enrollmentId, currency, at, lineId: id };
    if (kind === 'earning') return earningPosting({ ...place, amountMinor });
    const isPending = state === 'pending';
    const takenMinor = -amountMinor;
    const availableMinor = isPending ? 0n : standings.take(place, takenMinor);
    return takeBackPosting({ ...place, amountMinor: takenMinor, isPending, availableMinor });
  });
}
