import { touches } from '@countersign/db/schema/touch';
import { parseEvent } from '@countersign/domain/event/parse-event';
import type { Instant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../../context.ts';
import { recordEvents } from '../../event/record-events.ts';
import { rateAllQueued } from '../../rating/rate-all-queued.ts';
import { releaseHolds } from '../../rating/release-holds.ts';
import { read } from '../../transact.ts';
import type { DemoClick, DemoEvent } from './plan-facts.ts';
import type { Shop } from './stage-money.internal.ts';

const clicksAtOnce = 1_000;
const travelMs = 4_000;

/** Clicks as the tracker's mover leaves them. */
export async function writeClicks(ctx: ServiceContext, shop: Shop, clicks: readonly DemoClick[]): Promise<void> {
  for (let start = 0; start < clicks.length; start += clicksAtOnce) {
    const rows = clicks.slice(start, start + clicksAtOnce).map((click) => rowOf(ctx.tenantId, shop, click));
    await read(ctx, (tx) => tx.insert(touches).values(rows).onConflictDoNothing());
  }
}

function rowOf(tenantId: string, shop: Shop, click: DemoClick): typeof touches.$inferInsert {
  const seller = shop.sellers[click.seller];
  if (!seller) throw new Error(`nobody sells at place ${click.seller}`);
  return {
    tenantId,
    id: click.id,
    receivedAt: click.at,
    programId: shop.programId,
    enrollmentId: seller.enrollmentId,
    linkId: seller.linkId,
    kind: 'click',
    quality: click.quality,
    visitorId: click.quality === 'valid' ? click.visitorId : null,
    subIds: {},
    utm: { source: 'partner', medium: 'web' },
    target: shop.terms.defaultTarget,
    referrerHost: click.referrer,
    userAgent: click.quality === 'bot' ? 'ExampleBot/1.0' : 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
  };
}

/** Records events that came by an instant, rates them and releases what its hold is over for, as workers would have done. */
export async function recordUntil(ctx: ServiceContext, shop: Shop, events: readonly DemoEvent[]): Promise<void> {
  const now = ctx.now();
  const inputs = events.map(({ at, raw }) => {
    const parsed = parseEvent({ ...raw, occurredAt: new Date(at).toISOString() }, now);
    if (!parsed.ok)
      throw new Error(`the demo's event ${raw['externalId']} is refused: ${JSON.stringify(parsed.refusal)}`);
    return parsed.value;
  });
  const receivedAt = events.map(({ at }): Instant => Math.min(at + travelMs, now));
  await read(ctx, (tx) => recordEvents(ctx, tx, shop.source, inputs, { receivedAt }));
}

export async function rateUntilNow(ctx: ServiceContext): Promise<void> {
  await rateAllQueued(ctx, () => {});
  await releaseHolds(ctx);
}
