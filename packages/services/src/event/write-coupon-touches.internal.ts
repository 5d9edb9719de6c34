import { sql } from '@countersign/db/query';
import type { ServiceContext, Transaction } from '../context.ts';
import type { NewEvent } from './write-events.internal.ts';

/**
 * Writes a touch for each use of a partner's coupon, whether or not it was what the event was credited by. It has the id
 * of its event, so there is one for each however often that is told. No later event is credited by it.
 */
export async function writeCouponTouches(
  ctx: ServiceContext,
  tx: Transaction,
  written: { readonly programId: string; readonly events: readonly NewEvent[] },
): Promise<void> {
  const used = written.events.flatMap(({ id, receivedAt, attribution }) => {
    const step = attribution.path.find(({ kind }) => kind === 'coupon');
    if (!step || step.enrollmentId === null) return [];
    return [{ id, at: new Date(receivedAt).toISOString(), enrollment: step.enrollmentId, code: step.ref }];
  });
  if (used.length === 0) return;
  await tx.execute(sql`
    insert into touches (tenant_id, id, received_at, program_id, enrollment_id, kind, quality, sub_ids, utm, target, coupon_code)
    select ${ctx.tenantId}, id, at, ${written.programId}, enrollment, 'coupon', 'valid', '{}', '{}', '', code
    from jsonb_to_recordset(${JSON.stringify(used)}::text::jsonb) as u(id uuid, at timestamptz, enrollment text, code text)`);
}
