import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { trackingOperations } from '@countersign/contracts/tracking/operations';
import { and, eq } from '@countersign/db/query';
import { trackingSettings } from '@countersign/db/schema/link';
import { checkHost, checkTarget } from '@countersign/domain/link/target';
import { getPublicSuffix } from 'tldts';
import { AppError, type FieldProblem, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { rewriteLinkRoutes } from '../link/rewrite-routes.ts';
import { requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { loadTracking, presentTracking, requireProgram, type TrackingRow } from './load.internal.ts';

type Operation = (typeof trackingOperations)['update'];
type Body = InputOf<Operation>['body'];

/**
 * Sets what tracking in a program allows; the routes of its links follow in the same transaction. A link whose host is
 * no longer registered leads to the default target until it is again. Refuses hosts that are no public names, those
 * that would take in a whole public suffix, and a default target elsewhere (`invalid_input`).
 */
export function updateTracking(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tracking.update');
  return transact(ctx, async (tx) => {
    await requireProgram(ctx, tx, params.id);
    const checked = checkSettings(body);
    const before = await loadTracking(ctx, tx, { programId: params.id, lock: 'update' });
    requireRevision(before?.revision ?? 0, ifMatch);
    const after = await write(ctx, tx, {
      ...checked,
      tenantId: ctx.tenantId,
      programId: params.id,
      cookieDays: body.cookieDays,
      cookieMode: body.cookieMode,
      customerMask: body.customerMask,
      revision: ifMatch + 1,
      changedAt: ctx.now(),
    });
    await rewriteLinkRoutes(ctx, tx, after);
    await recordAudit(ctx, tx, {
      action: 'tracking.update',
      subjectKind: 'program',
      subjectId: params.id,
      facts: { hosts: after.hosts, cookieMode: after.cookieMode, cookieDays: after.cookieDays },
    });
    return presentTracking(params.id, after);
  });
}

async function write(ctx: ServiceContext, tx: Transaction, row: TrackingRow): Promise<TrackingRow> {
  if (row.revision === 1) {
    const [added] = await tx.insert(trackingSettings).values(row).onConflictDoNothing().returning();
    if (!added) throw new AppError('stale_revision', { facts: { revision: 1 } });
    return added;
  }
  const [changed] = await tx
    .update(trackingSettings)
    .set(row)
    .where(and(eq(trackingSettings.tenantId, ctx.tenantId), eq(trackingSettings.programId, row.programId)))
    .returning();
  if (!changed) throw new Error(`the tracking settings of ${row.programId} are gone`);
  return changed;
}

function checkSettings(body: Body): { hosts: string[]; defaultTarget: string } {
  const problems: FieldProblem[] = [];
  const hosts = body.hosts.map((text, index) => {
    const isWide = text.startsWith('.');
    const host = checkHost(isWide ? text.slice(1) : text);
    if (!host.ok) {
      problems.push({ field: `hosts.${index}`, code: host.refusal.code });
      return text;
    }
    if (getPublicSuffix(host.value, { allowPrivateDomains: true }) === host.value)
      problems.push({ field: `hosts.${index}`, code: 'public_suffix' });
    return isWide ? `.${host.value}` : host.value;
  });
  const target = checkTarget(body.defaultTarget, hosts);
  if (!target.ok) problems.push({ field: 'defaultTarget', code: target.refusal.code });
  if (problems.length > 0 || !target.ok) throw invalidInput(...problems);
  return { hosts: [...new Set(hosts)], defaultTarget: target.value.url };
}
