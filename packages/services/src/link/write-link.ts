import { randomBytes } from 'node:crypto';
import { linkRoutes, links } from '@countersign/db/schema/link';
import { linkCodeBytes, linkCodeOf } from '@countersign/domain/link/link-code';
import { checkTarget } from '@countersign/domain/link/target';
import { invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { requireActiveEnrollment } from '../enrollment/require-active.ts';
import { heldPartners } from '../hold/held-partners.ts';
import { loadTracking, type TrackingRow } from '../tracking/load.internal.ts';
import { followLinkHolds } from './follow-holds.ts';

const attemptsMax = 5;

export interface NewLink {
  readonly enrollmentId: string;
  readonly name: string;
  /** The program's default where it is not said. */
  readonly target?: string;
  readonly utm: Record<string, string>;
}

/**
 * Writes a link and its route in the caller's transaction and gives its id. Refused (`invalid_input`) where the membership
 * is not active, tracking is not set up, or the target is not on a registered host.
 */
export async function writeLink(ctx: ServiceContext, tx: Transaction, given: NewLink): Promise<string> {
  const enrollment = await requireActiveEnrollment(ctx, tx, given.enrollmentId);
  const { programId } = enrollment;
  const settings = await loadTracking(ctx, tx, { programId, lock: 'share' });
  if (!settings) throw invalidInput({ field: 'target', code: 'tracking_not_set_up' });
  const target = checkTarget(given.target ?? settings.defaultTarget, settings.hosts);
  if (!target.ok) throw invalidInput({ field: 'target', code: target.refusal.code });
  const id = ctx.ids.next('lnk');
  const { utm } = given;
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
    name: given.name,
    target: target.value.url,
    utm,
    archivedAt: null,
    createdByPerson: 'personId' in ctx.actor ? ctx.actor.personId : null,
    createdAt: ctx.now(),
  });
  const { partnerId } = enrollment;
  const held = await heldPartners(ctx, tx, { partnerIds: [partnerId], held: 'links' });
  if (held.size > 0) await followLinkHolds(ctx, tx, [partnerId]);
  await recordAudit(ctx, tx, {
    action: 'link.create',
    subjectKind: 'link',
    subjectId: id,
    facts: { enrollmentId: enrollment.id, code, host: target.value.host },
  });
  return id;
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
