import type { Database } from '@countersign/db/client';
import { asc, desc, isNotNull, isNull, sql } from '@countersign/db/query';
import { auditLog } from '@countersign/db/schema/audit';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import type { Transaction } from '../context.ts';
import { genesisHash, hashAuditRow, sealFormat } from './hash-row.ts';

const sealerLock = 7264193;
const batchSize = 500;

export interface ChainHead {
  /** 0 before the first row. */
  readonly sequence: number;
  readonly hash: string;
}

/**
 * Chains the audit rows of all tenants that have been committed and not yet sealed, in batches, and gives the number of
 * rows. Rows of transactions that are still open come with a later call. Of two sealers at the same time one does
 * nothing. Needs the sealer's role.
 */
export async function sealAudit(sealerDb: Database): Promise<number> {
  let sealed = 0;
  for (;;) {
    const batch = await outsideTenants(sealerDb, sealBatch);
    sealed += batch;
    if (batch < batchSize) return sealed;
  }
}

/** The newest sealed row. */
export async function readHead(tx: Transaction): Promise<ChainHead> {
  const [head] = await tx
    .select({ sequence: auditLog.sealSequence, hash: auditLog.hash })
    .from(auditLog)
    .where(isNotNull(auditLog.sealSequence))
    .orderBy(desc(auditLog.sealSequence))
    .limit(1);
  return { sequence: head?.sequence ?? 0, hash: head?.hash ?? genesisHash };
}

async function sealBatch(tx: Transaction): Promise<number> {
  const [lock] = await tx.execute<{ free: boolean }>(sql`select pg_try_advisory_xact_lock(${sealerLock}) as free`);
  if (!lock?.free) return 0;
  const rows = await tx
    .select()
    .from(auditLog)
    .where(isNull(auditLog.sealSequence))
    .orderBy(asc(auditLog.id), asc(auditLog.tenantId))
    .limit(batchSize);
  if (rows.length === 0) return 0;
  let head = await readHead(tx);
  const seals = rows.map((row) => {
    const link = { sequence: head.sequence + 1, previousHash: head.hash };
    const hash = hashAuditRow(sealFormat, row, link);
    if (hash === undefined) throw new Error(`there is no seal format ${sealFormat}`);
    head = { sequence: link.sequence, hash };
    return { tenant_id: row.tenantId, id: row.id, sequence: link.sequence, previous_hash: link.previousHash, hash };
  });
  const updated = await tx.execute(sql`
    update audit_log a set seal_format = ${sealFormat}, seal_sequence = s.sequence, previous_hash = s.previous_hash, hash = s.hash
    from jsonb_to_recordset(${JSON.stringify(seals)}::jsonb) as s(tenant_id text, id text, sequence bigint, previous_hash text, hash text)
    where a.tenant_id = s.tenant_id and a.id = s.id and a.seal_sequence is null
    returning a.seal_sequence`);
  if (updated.length !== rows.length) throw new Error(`${updated.length} of ${rows.length} audit rows could be sealed`);
  return rows.length;
}
