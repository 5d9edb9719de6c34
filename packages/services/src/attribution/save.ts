import type { attributionOperations } from '@countersign/contracts/attribution/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { attributionVersions } from '@countersign/db/schema/event';
import type { AttributionDocument } from '@countersign/domain/attribution/attribution';
import { type Instant, parseInstant } from '@countersign/domain/time/instant';
import { invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { presentVersions } from './present.internal.ts';
import { attributionVersionsOf } from './terms.ts';

type Operation = (typeof attributionOperations)['save'];

/**
 * Adds a version by which a program credits what happens from a time on. Events that were recorded stay as they are.
 * Refused with `stale_revision` when another version was added since `basedOn`, and (`invalid_input`) for a time that
 * is over or before that of an earlier version, and for a binding of so many days without the days.
 */
export function saveAttribution(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'attribution.save');
  const member = requireMember(ctx);
  const { programId } = params;
  return transact(ctx, async (tx) => {
    const versions = await attributionVersionsOf(ctx, tx, programId);
    const newest = versions.at(-1);
    if (!newest) throw new Error(`program ${programId} credits by no version`);
    checkDocument(body.document);
    requireRevision(newest.version, body.basedOn);
    const effectiveFrom = startOf(body.effectiveFrom, { now: ctx.now(), after: newest.effectiveFrom });
    const version = newest.version + 1;
    const added = await tx
      .insert(attributionVersions)
      .values({
        tenantId: ctx.tenantId,
        programId,
        version,
        effectiveFrom,
        document: { ...body.document },
        authorPersonId: member.personId,
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning({ version: attributionVersions.version });
    if (added.length === 0) requireRevision(version, body.basedOn);
    await recordAudit(ctx, tx, {
      action: 'attribution.save',
      subjectKind: 'program',
      subjectId: programId,
      facts: { version, effectiveFrom, ...body.document },
    });
    const all = await attributionVersionsOf(ctx, tx, programId);
    const saved = (await presentVersions(ctx, tx, { programId, versions: all })).at(-1);
    if (!saved) throw new Error('the version was not stored');
    return saved;
  });
}

function checkDocument({ binding, bindingDays }: AttributionDocument): void {
  const needsDays = binding === 'fixed' || binding === 'rolling';
  if (needsDays && bindingDays === null) throw invalidInput({ field: 'document.bindingDays', code: 'required' });
  if (!needsDays && bindingDays !== null) throw invalidInput({ field: 'document.bindingDays', code: 'not_allowed' });
}

function startOf(text: string | undefined, at: { readonly now: Instant; readonly after: Instant }): Instant {
  if (text === undefined) return Math.max(at.now, at.after);
  const start = parseInstant(text);
  if (start === undefined) throw invalidInput({ field: 'effectiveFrom', code: 'instant' });
  if (start < at.now) throw invalidInput({ field: 'effectiveFrom', code: 'in_the_past' });
  if (start < at.after) throw invalidInput({ field: 'effectiveFrom', code: 'before_earlier_version' });
  return start;
}
