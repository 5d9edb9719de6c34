import type { caseOperations } from '@countersign/contracts/case/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, gte } from '@countersign/db/query';
import { caseEvents } from '@countersign/db/schema/case';
import { tenants } from '@countersign/db/schema/tenant';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { findVisibleCase } from './find-visible.ts';

type Operation = (typeof caseOperations)['timeline'];

/** What happened, oldest first. A partner sees shared entries alone, and of the tenant's people only the company. */
export function timelineCase(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'case.timeline');
  const isPartner = ctx.actor.kind === 'contact';
  return read(ctx, async (tx) => {
    const { row } = await findVisibleCase(ctx, tx, input.params.id);
    const [tenant] = await tx.select({ name: tenants.name }).from(tenants).where(eq(tenants.tenantId, ctx.tenantId));
    const where = and(
      eq(caseEvents.tenantId, ctx.tenantId),
      eq(caseEvents.caseId, row.id),
      isPartner ? eq(caseEvents.visibility, 'shared') : undefined,
      isPartner && row.partnerSince !== null ? gte(caseEvents.at, row.partnerSince) : undefined,
    );
    const page = keyset(
      { column: caseEvents.at, id: caseEvents.id, direction: 'asc', holds: 'instant' },
      input.query.cursor,
    );
    const rows = await tx
      .select()
      .from(caseEvents)
      .where(and(where, page.where))
      .orderBy(...page.orderBy)
      .limit(input.query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(caseEvents).where(where);
    const actorOf = (event: (typeof rows)[number]) =>
      isPartner && event.actorKind !== 'contact' ? (tenant?.name ?? '') : event.actorName;
    return pageOf({
      rows,
      limit: input.query.limit,
      total: counted?.total ?? 0,
      cursorOf: (event) => ({ value: event.at, id: event.id }),
      present: (event) => ({
        id: event.id,
        at: formatInstant(event.at),
        kind: event.kind,
        actor: actorOf(event),
        visibility: event.visibility,
        text: event.text,
        facts: isPartner ? partnerFacts(event.facts) : event.facts,
      }),
    });
  });
}

/** Facts of shared entries that say nothing about anybody else's registration. */
const told = [
  'protectedUntil',
  'grantedDiscountBp',
  'fields',
  'limitAt',
  'reason',
  'acceptBy',
  'from',
  'to',
  'stage',
  'days',
  'wonOn',
  'orderNumber',
  'amountMinor',
  'currency',
  'revision',
  'by',
];

function partnerFacts(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => told.includes(name)));
}
