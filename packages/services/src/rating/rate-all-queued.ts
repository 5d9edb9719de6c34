import type { ServiceContext } from '../context.ts';
import { type RatingProgress, rateQueued } from './rate-queued.ts';

/** Rates until nothing is queued, and says after each chunk that it is alive. */
export async function rateAllQueued(
  ctx: ServiceContext,
  beat: (progress: RatingProgress) => void,
  options: { readonly chunkSize?: number } = {},
): Promise<RatingProgress> {
  let sum: RatingProgress = { events: 0, lines: 0, kept: 0, hasMore: true };
  while (sum.hasMore) {
    const { events, lines, kept, hasMore } = await rateQueued(ctx, { ...options, chunksMax: 1 });
    sum = { events: sum.events + events, lines: sum.lines + lines, kept: sum.kept + kept, hasMore };
    beat(sum);
  }
  return sum;
}
