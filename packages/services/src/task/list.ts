import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { taskOperations } from '@countersign/contracts/task/operations';
import { and, eq, inArray, lt, or, type SQL, sql } from '@countersign/db/query';
import { cases, decisions, tasks } from '@countersign/db/schema/case';
import { partners } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { contains, keyset, pageOf, rowCount } from '../keyset.ts';
import { type MemberActor, requireMember, requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentTasks, type TaskRow } from './present.ts';

type Operation = (typeof taskOperations)['list'];

/** Tasks without a deadline come last. */
const dueOrLast = sql`coalesce(${tasks.dueAt}, '2200-01-01'::timestamptz)`;
const lastInstant = Date.parse('2200-01-01T00:00:00Z');

const orders = {
  dueAt: { column: dueOrLast, value: (row: TaskRow) => row.dueAt ?? lastInstant },
  openedAt: { column: sql`${tasks.openedAt}`, value: (row: TaskRow) => row.openedAt },
} as const;

/** The inbox: `mine` is what the caller may decide now, `claimed` what they have taken, `blocked` what nobody may decide. */
export function listTask(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'task.list');
  const member = requireMember(ctx);
  const { query } = input;
  const key = query.sort.replace(/^-/, '') as keyof typeof orders;
  const order = orders[key];
  return read(ctx, async (tx) => {
    const where = and(eq(tasks.tenantId, ctx.tenantId), scope(ctx, member, query.scope), ...filters(ctx, query));
    const direction = query.sort.startsWith('-') ? ('desc' as const) : ('asc' as const);
    const page = keyset({ column: order.column as never, id: tasks.id, direction, holds: 'instant' }, query.cursor);
    const found = await tx
      .select({ task: tasks })
      .from(tasks)
      .where(and(where, page.where))
      .orderBy(...page.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(tasks).where(where);
    const rows = found.map(({ task }) => task);
    const shown = await presentTasks(ctx, tx, rows.slice(0, query.limit));
    const result = pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: (row) => ({ value: order.value(row), id: row.id }),
      present: (row) => row.id,
    });
    return { ...result, items: shown };
  });
}

function scope(ctx: ServiceContext, member: MemberActor, name: InputOf<Operation>['query']['scope']): SQL | undefined {
  switch (name) {
    case 'mine':
      return and(
        eq(tasks.status, 'open'),
        isCandidate(member),
        sql`not ${tasks.excludedPersons} @> ${JSON.stringify([member.personId])}::jsonb`,
        notDecidedBy(member.personId),
      );
    case 'claimed':
      return and(
        eq(tasks.status, 'open'),
        eq(tasks.claimedBy, member.id),
        sql`${tasks.claimedUntil} > ${new Date(ctx.now()).toISOString()}::timestamptz`,
      );
    case 'all':
      return inArray(tasks.status, ['open', 'blocked']);
    case 'blocked':
      return eq(tasks.status, 'blocked');
    default:
      return name satisfies never;
  }
}

function isCandidate(member: MemberActor): SQL | undefined {
  const byName = sql`${tasks.candidateMembers} @> ${JSON.stringify([{ memberId: member.id }])}::jsonb`;
  const byRole = member.roles.map((role) => sql`${tasks.candidateRoles} @> ${JSON.stringify([role])}::jsonb`);
  return or(byName, ...byRole);
}

function notDecidedBy(personId: string): SQL {
  return sql`not exists (select 1 from ${decisions} where ${decisions.tenantId} = ${tasks.tenantId} and ${decisions.caseId} = ${tasks.caseId} and ${decisions.taskId} = ${tasks.id} and ${decisions.personId} = ${personId})`;
}

function filters(ctx: ServiceContext, query: InputOf<Operation>['query']): (SQL | undefined)[] {
  const { search, overdue } = query;
  return [
    search === undefined || search.trim() === ''
      ? undefined
      : caseHas(or(contains(cases.title, search), contains(partners.name, search), contains(cases.number, search))),
    overdue === undefined
      ? undefined
      : overdue === 'true'
        ? lt(tasks.dueAt, ctx.now())
        : sql`(${tasks.dueAt} is null or ${tasks.dueAt} >= ${new Date(ctx.now()).toISOString()}::timestamptz)`,
  ];
}

/** Only who searches pays for looking at the case behind every task. */
function caseHas(condition: SQL | undefined): SQL {
  return sql`exists (select 1 from ${cases} left join ${partners} on ${partners.tenantId} = ${cases.tenantId} and ${partners.id} = ${cases.partnerId} where ${cases.tenantId} = ${tasks.tenantId} and ${cases.id} = ${tasks.caseId} and ${condition})`;
}
