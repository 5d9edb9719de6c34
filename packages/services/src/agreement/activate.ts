import type { agreementOperations } from '@countersign/contracts/agreement/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, isNull, sql } from '@countersign/db/query';
import { agreements, agreementVersions } from '@countersign/db/schema/agreement';
import { addDays } from '@countersign/domain/time/civil-date';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { isSamePerson } from '../member/person-joins.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { askWhoIsMissing } from './ask-missing.ts';
import { loadAgreement } from './present.internal.ts';
import { todayIn } from './standing.internal.ts';

type Operation = (typeof agreementOperations)['activate'];

/** So that the answer comes soon; the daily turn asks the others. */
const askedAtOnce = 200;

/**
 * Puts a draft into force; whoever wrote it may not, under any of their logins (`same_person`). The partners that it is
 * meant for are asked to accept it by the end of its notice. Terms that were agreed with one partner stay as they are.
 */
export function activateAgreement(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'agreement.activate');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const [agreement] = await tx
      .select()
      .from(agreements)
      .where(and(eq(agreements.tenantId, ctx.tenantId), eq(agreements.id, params.id)))
      .for('update');
    if (!agreement) throw notFound('agreement');
    const general = and(
      eq(agreementVersions.tenantId, ctx.tenantId),
      eq(agreementVersions.agreementId, agreement.id),
      isNull(agreementVersions.partnerId),
    );
    const [draft] = await tx
      .select()
      .from(agreementVersions)
      .where(and(general, eq(agreementVersions.status, 'draft')));
    if (!draft) throw new AppError('action_not_available', { detail: 'There is no draft to put into force.' });
    if (await isSamePerson(tx, { tenantId: ctx.tenantId, one: draft.createdByPersonId, other: member.personId }))
      throw new AppError('same_person', {
        detail: 'Somebody else than its author has to put an agreement into force.',
      });
    await tx
      .update(agreementVersions)
      .set({ status: 'replaced', replacedAt: ctx.now() })
      .where(and(general, eq(agreementVersions.status, 'in_force')));
    const [version] = await tx
      .update(agreementVersions)
      .set({
        status: 'in_force',
        activatedByName: member.name,
        activatedAt: ctx.now(),
        noticeUntil: addDays(await todayIn(ctx, tx, agreement.programId), draft.noticeDays),
        revision: sql`${agreementVersions.revision} + 1`,
      })
      .where(and(general, eq(agreementVersions.id, draft.id)))
      .returning();
    if (!version) throw new Error(`agreement version ${draft.id} is gone`);
    await askWhoIsMissing(ctx, tx, { agreement, version, limit: askedAtOnce });
    await recordAudit(ctx, tx, {
      action: 'agreement.activate',
      subjectKind: 'agreement',
      subjectId: agreement.id,
      facts: { version: version.version, digests: version.texts.map(({ sha256 }) => sha256) },
    });
    return loadAgreement(ctx, tx, agreement.id);
  });
}
