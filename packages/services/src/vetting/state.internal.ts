import { createHash } from 'node:crypto';
import { vettingStatements } from '@countersign/db/schema/vetting';
import { checksOf } from '@countersign/domain/vetting/depth';
import { canonicalJson } from '../canonical-json.ts';
import { awaitChecks } from '../check/await-checks.ts';
import type { VettingRow } from '../check/run-check.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { updateVetting } from './load.internal.ts';
import { type Stated, sealStatement } from './sealed-statement.internal.ts';

/** Appends a statement as the next revision and has everything that it may change looked at. */
export async function stateVetting(
  ctx: ServiceContext,
  tx: Transaction,
  vetting: VettingRow,
  given: Stated,
): Promise<void> {
  const revision = vetting.revision + 1;
  await tx.insert(vettingStatements).values({
    tenantId: ctx.tenantId,
    vettingId: vetting.id,
    revision,
    ...(await sealStatement(ctx, tx, vetting.id, given)),
    hash: createHash('sha256').update(canonicalJson(given.statement)).digest('hex'),
    at: ctx.now(),
  });
  await updateVetting(ctx, tx, vetting.id, {
    revision,
    status: 'checking',
    asked: [],
    askedText: null,
    askedUntil: null,
  });
  await awaitChecks(ctx, tx, {
    vettingId: vetting.id,
    revision,
    kinds: checksOf(vetting.depth, given.statement.form),
  });
}
