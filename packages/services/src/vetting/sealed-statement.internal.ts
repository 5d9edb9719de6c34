import type { StatedBy, vettingStatements } from '@countersign/db/schema/vetting';
import type { VettingStatement } from '@countersign/domain/vetting/statement';
import type { ServiceContext, Transaction } from '../context.ts';
import { openMany } from '../subject-key/open.ts';
import { sealFor } from '../subject-key/seal.ts';

type Stored = typeof vettingStatements.$inferSelect;

/** What was stated and by whom, as the verbs read it. */
export interface Stated {
  readonly statement: VettingStatement;
  readonly statedBy: StatedBy;
}

export type StatementRow = Omit<Stored, 'sealed' | 'plainStatement' | 'plainStatedBy'> & Stated;

/** The columns of a statement, with its vetting's own key. */
export async function sealStatement(
  ctx: ServiceContext,
  tx: Transaction,
  vettingId: string,
  { statement, statedBy }: Stated,
): Promise<Pick<Stored, 'sealed' | 'plainStatement' | 'plainStatedBy'>> {
  return {
    sealed: await sealFor(ctx, tx, vettingId, { statement, statedBy } satisfies Stated),
    plainStatement: null,
    plainStatedBy: null,
  };
}

/** Statements as they were made; those that were erased are left out. */
export async function openStatements(
  ctx: ServiceContext,
  tx: Transaction,
  rows: readonly Stored[],
): Promise<StatementRow[]> {
  const opened = await openMany<Stated>(
    ctx,
    tx,
    rows.map(({ vettingId, sealed }) => ({ subjectId: vettingId, sealed })),
  );
  return rows.flatMap(({ sealed: _sealed, plainStatement, plainStatedBy, ...row }, index) => {
    const plain = plainStatement && plainStatedBy ? { statement: plainStatement, statedBy: plainStatedBy } : null;
    const stated = opened[index] ?? plain;
    return stated === null ? [] : [{ ...row, ...stated }];
  });
}
