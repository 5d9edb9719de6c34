import { createHash } from 'node:crypto';
import type { auditLog } from '@countersign/db/schema/audit';
import { formatInstant } from '@countersign/domain/time/instant';
import { canonicalJson } from '../canonical-json.ts';

export type AuditRow = typeof auditLog.$inferSelect;

/** Version of what is hashed and how. A row keeps the one it was sealed under; verifying knows every version there was. */
export const sealFormat = 1;

/** What the first row of the chain follows. */
export const genesisHash = '0'.repeat(64);

export interface Link {
  readonly sequence: number;
  readonly previousHash: string;
}

/**
 * SHA-256 in hex over the canonical JSON of every column, the row's place in the chain and the hash before it. Undefined
 * for a format that there never was.
 */
export function hashAuditRow(format: number, row: AuditRow, link: Link): string | undefined {
  if (format !== 1) return undefined;
  const { tenantId, id, actorKind, actorId, actorName, personId, action, subjectKind, subjectId, caseId, facts } = row;
  const content = canonicalJson({
    format,
    sequence: link.sequence,
    previousHash: link.previousHash,
    row: [
      tenantId,
      id,
      formatInstant(row.at),
      actorKind,
      actorId,
      actorName,
      personId,
      action,
      subjectKind,
      subjectId,
      caseId,
      facts,
    ],
  });
  return createHash('sha256').update(content).digest('hex');
}
