import type { auditOperations } from '@countersign/contracts/audit/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, gte, inArray, lt, type SQL } from '@countersign/db/query';
import { auditLog } from '@countersign/db/schema/audit';
import { contacts } from '@countersign/db/schema/people';
import { formatInstant, type Instant, parseInstant } from '@countersign/domain/time/instant';
import { invalidInput } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';

type Operation = (typeof auditOperations)['list'];
type Query = InputOf<Operation>['query'];

/** What was done, by whom, newest first. `from` is included, `to` is not. */
export function listAudit(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'audit.list');
  const order = keyset({ column: auditLog.at, id: auditLog.id, direction: 'desc', holds: 'instant' }, query.cursor);
  const matching = and(eq(auditLog.tenantId, ctx.tenantId), ...filters(query));
  return read(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(auditLog)
      .where(and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const names = await namesOfContacts(ctx, tx, rows);
    const [all] = await tx.select({ count: rowCount }).from(auditLog).where(matching);
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: (row) => ({ value: row.at, id: row.id }),
      present: (row) => ({
        id: row.id,
        at: formatInstant(row.at),
        actor: { kind: row.actorKind, id: row.actorId, name: names.get(row.actorId ?? '') ?? row.actorName },
        action: row.action,
        subjectKind: row.subjectKind,
        subjectId: row.subjectId,
        caseId: row.caseId,
        facts: row.facts,
        sealedAs: row.sealSequence,
      }),
    });
  });
}

/** As they are called now: the log itself keeps the ids of a partner's people and no names. */
async function namesOfContacts(
  ctx: ServiceContext,
  tx: Transaction,
  rows: readonly { readonly actorKind: string; readonly actorId: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap(({ actorKind, actorId }) => (actorKind === 'contact' && actorId !== null ? [actorId] : []));
  if (ids.length === 0) return new Map();
  const found = await tx
    .select({ id: contacts.id, name: contacts.name })
    .from(contacts)
    .where(and(eq(contacts.tenantId, ctx.tenantId), inArray(contacts.id, [...new Set(ids)])));
  return new Map(found.map(({ id, name }) => [id, name]));
}

function filters(query: Query): (SQL | undefined)[] {
  const exact = ['actorId', 'action', 'subjectId'] as const;
  return [
    ...exact.map((name) => (query[name] === undefined ? undefined : eq(auditLog[name], plain(name, query[name])))),
    query.from === undefined ? undefined : gte(auditLog.at, instant('from', query.from)),
    query.to === undefined ? undefined : lt(auditLog.at, instant('to', query.to)),
  ];
}

function plain(field: string, text: string): string {
  if (text.includes('\0')) throw invalidInput({ field, code: 'control_characters' });
  return text;
}

function instant(field: string, text: string): Instant {
  const parsed = parseInstant(text);
  if (parsed === undefined) throw invalidInput({ field, code: 'instant' });
  return parsed;
}
