import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { touchOperations } from '@countersign/contracts/touch/operations';
import { and, eq, gte, inArray, lt, sql } from '@countersign/db/query';
import { links } from '@countersign/db/schema/link';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { touches } from '@countersign/db/schema/touch';
import { formatInstant, parseInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { visibleEnrollments } from '../enrollment/visible.ts';
import { keyset, pageOf } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';

type Operation = (typeof touchOperations)['list'];
type Touch = OutputOf<Operation>['items'][number];

interface TouchRead {
  readonly touch: typeof touches.$inferSelect;
  readonly linkName: string | null;
  readonly partner: { readonly id: string; readonly name: string };
}

/** Nobody pages through more, and counting months of clicks would take longer than reading them. */
const countedMax = 10_000;

/**
 * Clicks and coupon uses, newest first, with those that do not count and why. A partner sees its own, without what
 * would tell visitors apart. `total` stops at 10,000.
 */
export function listTouches(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'touch.list');
  // As text, so that a cursor that is no UUID finds nothing and breaks nothing.
  const id = sql`${touches.id}::text` as never;
  const order = keyset({ column: touches.receivedAt, id, direction: 'desc', holds: 'instant' }, query.cursor);
  const from = query.from === undefined ? undefined : parseInstant(query.from);
  const to = query.to === undefined ? undefined : parseInstant(query.to);
  const matching = and(
    eq(touches.tenantId, ctx.tenantId),
    visibleEnrollments(ctx, touches.enrollmentId),
    query.programId ? eq(touches.programId, query.programId) : undefined,
    query.enrollmentId ? eq(touches.enrollmentId, query.enrollmentId) : undefined,
    query.partnerId ? eq(enrollments.partnerId, query.partnerId) : undefined,
    query.linkId ? eq(touches.linkId, query.linkId) : undefined,
    query.kind ? eq(touches.kind, query.kind) : undefined,
    query.quality ? inArray(touches.quality, query.quality) : undefined,
    from === undefined ? undefined : gte(touches.receivedAt, from),
    to === undefined ? undefined : lt(touches.receivedAt, to),
  );
  return read(ctx, async (tx) => {
    const rows = await tx
      .select({ touch: touches, linkName: links.name, partner: { id: partners.id, name: partners.name } })
      .from(touches)
      .innerJoin(enrollments, and(eq(enrollments.tenantId, touches.tenantId), eq(enrollments.id, touches.enrollmentId)))
      .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
      .leftJoin(links, and(eq(links.tenantId, touches.tenantId), eq(links.id, touches.linkId)))
      .where(and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const counted = tx
      .select({ one: sql`1`.as('one') })
      .from(touches)
      .innerJoin(enrollments, and(eq(enrollments.tenantId, touches.tenantId), eq(enrollments.id, touches.enrollmentId)))
      .where(matching)
      .limit(countedMax)
      .as('counted');
    const [all] = await tx.select({ count: sql<number>`count(*)::int` }).from(counted);
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: ({ touch }: TouchRead) => ({ value: touch.receivedAt, id: touch.id }),
      present: (row: TouchRead) => presentTouch(ctx, row),
    });
  });
}

function presentTouch(ctx: ServiceContext, { touch, linkName, partner }: TouchRead): Touch {
  const { visitorId: _visitor, tenantId: _tenant, receivedAt, userAgent, ...shown } = touch;
  return {
    ...shown,
    receivedAt: formatInstant(receivedAt),
    linkName,
    partner,
    userAgent: ctx.actor.kind === 'contact' ? null : userAgent,
  };
}
