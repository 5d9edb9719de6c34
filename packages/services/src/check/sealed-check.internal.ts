import type { checks } from '@countersign/db/schema/vetting';
import type { ServiceContext, Transaction } from '../context.ts';
import { openMany } from '../subject-key/open.ts';
import { sealFor } from '../subject-key/seal.ts';
import type { CheckRow, Findings } from './run-check.ts';

type Stored = typeof checks.$inferSelect;

/** The columns of what a check looked at and found, with its vetting's own key. */
export async function sealFindings(
  ctx: ServiceContext,
  tx: Transaction,
  vettingId: string,
  { input, result, note }: Findings,
): Promise<Pick<Stored, 'sealed' | 'plainInput' | 'plainResult' | 'plainNote'>> {
  return {
    sealed: await sealFor(ctx, tx, vettingId, { input, result, note } satisfies Findings),
    plainInput: {},
    plainResult: {},
    plainNote: null,
  };
}

/** Checks with what they looked at and found; of those that were erased the outcome alone is left. */
export async function openChecks(ctx: ServiceContext, tx: Transaction, rows: readonly Stored[]): Promise<CheckRow[]> {
  const opened = await openMany<Findings>(
    ctx,
    tx,
    rows.map(({ vettingId, sealed }) => ({ subjectId: vettingId, sealed })),
  );
  return rows.map(({ sealed: _sealed, plainInput, plainResult, plainNote, ...row }, index) => ({
    ...row,
    ...(opened[index] ?? { input: plainInput, result: plainResult, note: plainNote }),
  }));
}
