import type { OutputOf } from '@countersign/contracts/operation/operation';
import type { trackingOperations } from '@countersign/contracts/tracking/operations';
import { and, eq } from '@countersign/db/query';
import { trackingSettings } from '@countersign/db/schema/link';
import { programs } from '@countersign/db/schema/tenant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { visiblePrograms } from '../program/visible.internal.ts';

export type TrackingRow = typeof trackingSettings.$inferSelect;
export type TrackingOutput = OutputOf<(typeof trackingOperations)['get']>;

/** What a program starts from: no host yet, so no link, and no cookie without the visitor's consent. */
const unset = {
  hosts: [],
  defaultTarget: null,
  cookieDays: 30,
  cookieMode: 'with_consent',
  customerMask: 'masked',
  revision: 0,
} as const satisfies Omit<TrackingOutput, 'programId' | 'hosts'> & { hosts: readonly string[] };

/** Refused with `not_found` where the actor sees no such program. */
export async function requireProgram(ctx: ServiceContext, tx: Transaction, programId: string): Promise<void> {
  const [program] = await tx
    .select({ id: programs.id })
    .from(programs)
    .where(and(visiblePrograms(ctx), eq(programs.id, programId)));
  if (!program) throw notFound('program');
}

/** The settings with a lock until the end of the transaction, so that links and their routes change in turn. */
export async function loadTracking(
  ctx: ServiceContext,
  tx: Transaction,
  given: { readonly programId: string; readonly lock: 'share' | 'update' },
): Promise<TrackingRow | undefined> {
  const [row] = await tx
    .select()
    .from(trackingSettings)
    .where(and(eq(trackingSettings.tenantId, ctx.tenantId), eq(trackingSettings.programId, given.programId)))
    .for(given.lock);
  return row;
}

export function presentTracking(programId: string, row: TrackingRow | undefined): TrackingOutput {
  if (!row) return { programId, ...unset, hosts: [] };
  const { hosts, defaultTarget, cookieDays, cookieMode, customerMask, revision } = row;
  return { programId, hosts, defaultTarget, cookieDays, cookieMode, customerMask, revision };
}
