import { prospectEvents } from '@countersign/db/schema/prospect';
import type { ProspectEventKind } from '@countersign/domain/prospect/prospect';
import type { ServiceContext, Transaction } from '../context.ts';
import { sealFor } from '../subject-key/seal.ts';

/** Appends to a prospect's log; who did it is whoever acts. */
export async function logProspect(
  ctx: ServiceContext,
  tx: Transaction,
  entry: {
    readonly prospectId: string;
    readonly kind: ProspectEventKind;
    readonly text?: string | null;
    readonly facts?: Readonly<Record<string, string | number | null>>;
  },
): Promise<void> {
  const { actor } = ctx;
  await tx.insert(prospectEvents).values({
    tenantId: ctx.tenantId,
    id: ctx.ids.next('pev'),
    prospectId: entry.prospectId,
    at: ctx.now(),
    kind: entry.kind,
    actorName: 'name' in actor ? actor.name : 'Countersign',
    sealed: entry.text ? await sealFor(ctx, tx, entry.prospectId, entry.text) : null,
    facts: { ...entry.facts },
  });
}
