import type { Database } from '@countersign/db/client';
import { asc, gt } from '@countersign/db/query';
import { auditCheckpoints } from '@countersign/db/schema/audit';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import { formatInstant, type Instant } from '@countersign/domain/time/instant';
import { appendCheckpoints, type Checkpoint, readCheckpointFile, signedContent } from './checkpoint-file.internal.ts';
import { readHead } from './seal.ts';
import { openSigningKey } from './signing-key.ts';

export interface CheckpointPlaces {
  /** The private key; outside the database, so that nobody who owns the database can sign. */
  readonly keyFile: string;
  /** Where copies are appended to `checkpoints.jsonl`. */
  readonly directory: string;
}

/**
 * Signs the head of the chain, where it has moved since the last checkpoint, keeps the signature in the database and
 * appends it to the file outside. What an earlier call could not append any more is appended first. Gives the head's
 * sequence, or null when nothing has been sealed since.
 */
export async function checkpointAudit(
  sealerDb: Database,
  places: CheckpointPlaces,
  now: Instant,
): Promise<number | null> {
  const key = await openSigningKey(places.keyFile);
  const copied = await readCheckpointFile(places.directory);
  const last = copied.checkpoints.reduce((highest, { sequence }) => Math.max(highest, sequence), 0);
  const added = await outsideTenants(sealerDb, async (tx) => {
    const head = await readHead(tx);
    if (head.sequence === 0) return [];
    const unsigned = { sequence: head.sequence, hash: head.hash, at: formatInstant(now), keyId: key.keyId };
    const signature = key.sign(signedContent(unsigned));
    const inserted = await tx
      .insert(auditCheckpoints)
      .values({ ...unsigned, at: now, signature })
      .onConflictDoNothing()
      .returning({ sequence: auditCheckpoints.sequence });
    return inserted.map(({ sequence }) => sequence);
  });
  const rows = await outsideTenants(sealerDb, (tx) =>
    tx
      .select()
      .from(auditCheckpoints)
      .where(gt(auditCheckpoints.sequence, last))
      .orderBy(asc(auditCheckpoints.sequence)),
  );
  await appendCheckpoints(places.directory, rows.map(presentCheckpoint), copied);
  return added[0] ?? null;
}

export function presentCheckpoint(row: typeof auditCheckpoints.$inferSelect): Checkpoint {
  return {
    sequence: row.sequence,
    hash: row.hash,
    at: formatInstant(row.at),
    keyId: row.keyId,
    signature: row.signature,
  };
}
