import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { partnerOperations } from '@countersign/contracts/partner/operations';
import { and, eq } from '@countersign/db/query';
import { caseEvents, cases } from '@countersign/db/schema/case';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { requirePartner } from './require-partner.internal.ts';

type Operation = (typeof partnerOperations)['timeline'];

/**
 * What happened in every case of a partner, newest first. Vettings are confidential and hang on no partner, so that they
 * are not among them.
 */
export function timelineOfPartner(
  ctx: ServiceContext,
  { params, query }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'partner.timeline');
  const order = keyset({ column: caseEvents.at, id: caseEvents.id, direction: 'desc', holds: 'instant' }, query.cursor);
  return read(ctx, async (tx) => {
    await requirePartner(ctx, tx, params.id);
    const rows = await tx
      .select({ event: caseEvents, about: cases })
      .from(cases)
      .innerJoin(caseEvents, and(eq(caseEvents.tenantId, cases.tenantId), eq(caseEvents.caseId, cases.id)))
      .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.partnerId, params.id), order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const { items, nextCursor } = pageOf({
      rows,
      limit: query.limit,
      total: 0,
      cursorOf: ({ event }) => ({ value: event.at, id: event.id }),
      present: ({ event, about }) => ({
        id: event.id,
        at: formatInstant(event.at),
        kind: event.kind,
        actor: event.actorName,
        visibility: event.visibility,
        text: event.text,
        facts: event.facts,
        caseId: about.id,
        process: about.process,
        number: about.number,
        title: about.title,
      }),
    });
    return { items, nextCursor };
  });
}
