import type { Check } from '@countersign/contracts/check/check';
import { check as checkShape } from '@countersign/contracts/check/check';
import { and, eq, inArray } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import { automaticChecks, checkKinds } from '@countersign/domain/check/check';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import type { CheckRow } from './run-check.ts';

/** Results in the order of kinds, with who recorded them. */
export async function presentChecks(ctx: ServiceContext, tx: Transaction, rows: readonly CheckRow[]): Promise<Check[]> {
  const ids = rows.flatMap(({ byMemberId }) => byMemberId ?? []);
  const people =
    ids.length === 0
      ? []
      : await tx
          .select({ id: members.id, name: members.name })
          .from(members)
          .where(and(eq(members.tenantId, ctx.tenantId), inArray(members.id, ids)));
  const inOrder = rows.toSorted((left, right) => checkKinds.indexOf(left.kind) - checkKinds.indexOf(right.kind));
  return inOrder.map((row) => ({
    id: row.id,
    kind: row.kind,
    status: row.status,
    outcome: row.outcome,
    source: row.source,
    provider: row.provider,
    listVersion: row.listVersion,
    revision: row.revision,
    input: checkShape.shape.input.parse(row.input),
    result: checkShape.shape.result.parse(row.result),
    factors: row.factors,
    note: row.note,
    fileIds: row.fileIds,
    by: people.find(({ id }) => id === row.byMemberId)?.name ?? null,
    at: row.at === null ? null : formatInstant(row.at),
    isAutomatic: automaticChecks.includes(row.kind),
  }));
}
