import type { ServiceContext } from '../context.ts';
import { rateAllQueued } from '../rating/rate-all-queued.ts';
import { releaseHolds } from '../rating/release-holds.ts';
import { finishPeriod } from './steps/finish.ts';
import { freezePeriod } from './steps/freeze.ts';
import { makeStatements } from './steps/make-statements.ts';

const chunkSize = 500;

/**
 * Carries the closing of a period from wherever it stands to its review: what is queued rated, holds that are over
 * released, then what is known frozen, statements made chunk by chunk, sums and hash. It may be stopped at any point and run again.
 */
export async function runClose(
  ctx: ServiceContext,
  periodId: string,
  beat: (progress: { readonly after: string }) => void,
): Promise<void> {
  await rateAllQueued(ctx, () => beat({ after: '' }));
  await releaseHolds(ctx, { beat: () => beat({ after: '' }) });
  await freezePeriod(ctx, periodId);
  for (let after: string | null = ''; after !== null; ) {
    beat({ after });
    after = await makeStatements(ctx, { periodId, after, size: chunkSize });
  }
  await finishPeriod(ctx, periodId);
}
