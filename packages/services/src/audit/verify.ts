import type { Database } from '@countersign/db/client';
import { and, asc, gt, isNotNull, isNull, sql } from '@countersign/db/query';
import { auditCheckpoints, auditLog } from '@countersign/db/schema/audit';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import type { Transaction } from '../context.ts';
import { type CheckpointPlaces, presentCheckpoint } from './checkpoint.ts';
import { type Checkpoint, readCheckpointFile, signedContent } from './checkpoint-file.internal.ts';
import { type AuditRow, genesisHash, hashAuditRow } from './hash-row.ts';
import { openSignatureCheck } from './signing-key.ts';

export const auditProblemKinds = [
  /** The row's content is not what was sealed. */
  'changed',
  /** Rows of the chain are gone, in the middle or at its end. */
  'removed',
  /** The row does not follow the one before it: it was put in, or its predecessor was exchanged. */
  'inserted',
  /** The chain holds together, but is not the one that was signed. */
  'rewritten',
  'checkpoint_removed',
  'checkpoint_forged',
  'checkpoint_unreadable',
] as const;
export type AuditProblemKind = (typeof auditProblemKinds)[number];

export interface AuditProblem {
  readonly kind: AuditProblemKind;
  /** Place in the chain; of several rows the first. */
  readonly sequence: number;
  readonly untilSequence?: number;
  readonly tenantId?: string;
  readonly rowId?: string;
  readonly detail: string;
}

export interface AuditVerdict {
  readonly sealed: number;
  /** Written, and not yet part of the chain. */
  readonly unsealed: number;
  readonly checkpoints: number;
  readonly problems: readonly AuditProblem[];
}

const pageSize = 1_000;
const problemsMax = 100;

/**
 * Walks the whole chain in one snapshot and holds it against the signed checkpoints of the database and of the file
 * outside it. Says which rows were changed, removed (also at the end, as far as checkpoints reach) or put in.
 */
export async function verifyAudit(sealerDb: Database, places: CheckpointPlaces): Promise<AuditVerdict> {
  const copied = await readCheckpointFile(places.directory);
  return outsideTenants(sealerDb, async (tx) => {
    await tx.execute(sql`set transaction isolation level repeatable read, read only`);
    const stored = (await tx.select().from(auditCheckpoints).orderBy(asc(auditCheckpoints.sequence))).map(
      presentCheckpoint,
    );
    const all = [...copied.checkpoints, ...stored];
    const check = await openSignatureCheck(
      places.keyFile,
      all.map(({ keyId }) => keyId),
    );
    const problems: AuditProblem[] = copied.badLines.map((line) => ({
      kind: 'checkpoint_unreadable',
      sequence: 0,
      detail: `line ${line} of checkpoints.jsonl is no checkpoint`,
    }));
    const valid = all.filter((checkpoint) => {
      const isGood = check(checkpoint.keyId, signedContent(checkpoint), checkpoint.signature) === true;
      if (!isGood)
        problems.push({
          kind: 'checkpoint_forged',
          sequence: checkpoint.sequence,
          detail: `the checkpoint at ${checkpoint.sequence} is not signed by key ${checkpoint.keyId} as known beside the signing key`,
        });
      return isGood;
    });
    for (const { sequence } of copied.checkpoints) {
      if (!stored.some((checkpoint) => checkpoint.sequence === sequence))
        problems.push({
          kind: 'checkpoint_removed',
          sequence,
          detail: `the checkpoint at ${sequence} is in the file and not in the database`,
        });
    }
    const sealed = await walkChain(tx, valid, problems);
    const [open] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(auditLog)
      .where(isNull(auditLog.sealSequence));
    return {
      sealed,
      unsealed: open?.count ?? 0,
      checkpoints: new Set(valid.map(({ sequence }) => sequence)).size,
      problems: problems.slice(0, problemsMax),
    };
  });
}

async function walkChain(
  tx: Transaction,
  checkpoints: readonly Checkpoint[],
  problems: AuditProblem[],
): Promise<number> {
  const signed = Map.groupBy(checkpoints, ({ sequence }) => sequence);
  let previous = { sequence: 0, hash: genesisHash };
  let lastGood = 0;
  let rows = 0;
  for (;;) {
    const page = await tx
      .select()
      .from(auditLog)
      .where(and(isNotNull(auditLog.sealSequence), gt(auditLog.sealSequence, previous.sequence)))
      .orderBy(asc(auditLog.sealSequence))
      .limit(pageSize);
    for (const row of page) {
      problems.push(...problemsOf(row, previous));
      const sequence = row.sealSequence ?? 0;
      for (const checkpoint of signed.get(sequence) ?? []) {
        if (checkpoint.hash === row.hash) lastGood = sequence;
        else
          problems.push({
            kind: 'rewritten',
            sequence: lastGood + 1,
            untilSequence: sequence,
            detail: `rows ${lastGood + 1} to ${sequence} are not those that were signed at ${checkpoint.at}`,
          });
      }
      previous = { sequence, hash: row.hash ?? '' };
    }
    rows += page.length;
    if (page.length < pageSize) break;
  }
  const signedUntil = Math.max(0, ...signed.keys());
  if (signedUntil > previous.sequence) {
    problems.push({
      kind: 'removed',
      sequence: previous.sequence + 1,
      untilSequence: signedUntil,
      detail: `rows ${previous.sequence + 1} to ${signedUntil} are missing at the end`,
    });
  }
  return rows;
}

function problemsOf(row: AuditRow, previous: { readonly sequence: number; readonly hash: string }): AuditProblem[] {
  const sequence = row.sealSequence ?? 0;
  const where = { sequence, tenantId: row.tenantId, rowId: row.id };
  const found: AuditProblem[] = [];
  const isNext = sequence === previous.sequence + 1;
  if (!isNext) {
    const until = sequence - 1;
    found.push({
      kind: 'removed',
      sequence: previous.sequence + 1,
      untilSequence: until,
      detail: `rows ${previous.sequence + 1} to ${until} are missing before ${row.id}`,
    });
  } else if (row.previousHash !== previous.hash) {
    found.push({ ...where, kind: 'inserted', detail: `row ${row.id} does not follow the row before it` });
  }
  const hash = hashAuditRow(row.sealFormat ?? 0, row, { sequence, previousHash: row.previousHash ?? '' });
  if (hash === undefined) found.push({ ...where, kind: 'changed', detail: `row ${row.id} has an unknown seal format` });
  else if (hash !== row.hash)
    found.push({
      ...where,
      kind: 'changed',
      detail: `row ${row.id} (${row.action} of ${row.subjectId}) is not what was sealed`,
    });
  return found;
}
