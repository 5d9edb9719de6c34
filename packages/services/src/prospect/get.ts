import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { prospectOperations } from '@countersign/contracts/prospect/operations';
import { and, desc, eq } from '@countersign/db/query';
import { prospectEvents } from '@countersign/db/schema/prospect';
import { formatInstant } from '@countersign/domain/time/instant';
import { findKnown } from '../application/find-known.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { loadProspect } from './present.internal.ts';
import { openProspectEvents } from './sealed-prospect.internal.ts';

type Operation = (typeof prospectOperations)['get'];

const eventsMax = 200;

/** One prospect with its log, newest first, and partners and prospects that may be the same. */
export function getProspect(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'prospect.get');
  return read(ctx, async (tx) => {
    const view = await loadProspect(ctx, tx, params.id);
    const events = await tx
      .select()
      .from(prospectEvents)
      .where(and(eq(prospectEvents.tenantId, ctx.tenantId), eq(prospectEvents.prospectId, view.id)))
      .orderBy(desc(prospectEvents.at), desc(prospectEvents.id))
      .limit(eventsMax);
    const known = await findKnown(ctx, tx, { ...view, companyName: view.name }, { exceptProspect: view.id });
    return {
      ...view,
      known: known.filter(({ id }) => id !== view.partnerId),
      events: (await openProspectEvents(ctx, tx, events)).map(({ id, at, kind, actorName, text, facts }) => ({
        id,
        at: formatInstant(at),
        kind,
        actorName,
        text,
        facts,
      })),
    };
  });
}
