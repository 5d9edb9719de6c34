import { randomBytes } from 'node:crypto';
import type { linkOperations } from '@countersign/contracts/link/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { linkRoutes, links } from '@countersign/db/schema/link';
import { linkCodeBytes, linkCodeOf } from '@countersign/domain/link/link-code';
import { checkTarget } from '@countersign/domain/link/target';
import { invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { requireActiveEnrollment } from '../enrollment/require-active.ts';
import { requirePermission } from '../require-permission.ts';
import { loadTracking, type TrackingRow } from '../tracking/load.internal.ts';
import { transact } from '../transact.ts';
import { loadLink, presentLink } from './present.internal.ts';

type Operation = (typeof linkOperations)['create'];

const attemptsMax = 5;

/**
 * Makes a link of a membership: a partner of its own, staff of any. It works at once. Refused (`invalid_input`) where
 * the membership is not active, tracking is not set up, or the target is not on a registered host; the field's code
 * says which of the rules it breaks.
 */
export function createLink(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'link.create');
  return transact(ctx, async (tx) => {
    const enrollment = await requireActiveEnrollment(ctx, tx, body.enrollmentId);
    const { programId } = enrollment;
    const settings = await loadTracking(ctx, tx, { programId, lock: 'share' });
    if (!settings) throw invalidInput({ field: 'target', code: 'tracking_not_set_up' });
    const target = checkTarget(body.target ?? settings.defaultTarget, settings.hosts);
    if (!target.ok) throw invalidInput({ field: 'target', code: target.refusal.code });
    const id = ctx.ids.next('lnk');
    const utm = definedOnly(body.utm ?? {});
    const code = await takeCode(ctx, tx, {
      settings,
      linkId: id,
      enrollmentId: enrollment.id,
      target: target.value.url,
      utm,
    });
    await tx.insert(links).values({
      tenantId: ctx.tenantId,
      id,
      programId,
      enrollmentId: enrollment.id,
      code,
      name: body.name,
      target: target.value.url,
      utm,
      archivedAt: null,
      createdByPerson: 'personId' in ctx.actor ? ctx.actor.personId : null,
      createdAt: ctx.now(),
    });
    await recordAudit(ctx, tx, {
      action: 'link.create',
      subjectKind: 'link',
      subjectId: id,
      facts: { enrollmentId: enrollment.id, code, host: target.value.host },
    });
    return presentLink(ctx, await loadLink(ctx, tx, id));
  });
}

interface NewRoute {
  readonly settings: TrackingRow;
  readonly linkId: string;
  readonly enrollmentId: string;
  readonly target: string;
  readonly utm: Record<string, string>;
}

/** Writes the route under a code that no link of any tenant has. */
async function takeCode(ctx: ServiceContext, tx: Transaction, route: NewRoute): Promise<string> {
  const { settings, linkId, enrollmentId, target, utm } = route;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const code = linkCodeOf(randomBytes(linkCodeBytes));
    if (code === undefined) continue;
    const taken = await tx
      .insert(linkRoutes)
      .values({
        code,
        tenantId: ctx.tenantId,
        linkId,
        programId: settings.programId,
        enrollmentId,
        target,
        hosts: settings.hosts,
        utm,
        cookieDays: settings.cookieDays,
        cookieMode: settings.cookieMode,
        isLive: 1,
      })
      .onConflictDoNothing()
      .returning({ code: linkRoutes.code });
    if (taken.length > 0) return code;
  }
  throw new Error(`no free code in ${attemptsMax} attempts`);
}

function definedOnly(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
