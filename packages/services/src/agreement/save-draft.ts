import type { agreementOperations } from '@countersign/contracts/agreement/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, desc, eq, sql } from '@countersign/db/query';
import { agreements, agreementVersions } from '@countersign/db/schema/agreement';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadAgreement } from './present.internal.ts';
import { digested } from './texts.internal.ts';

type Operation = (typeof agreementOperations)['save-draft'];

/** Writes the next version of an agreement, or changes the one being written; what was in force never changes. */
export function saveAgreementDraft(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'agreement.save-draft');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const [agreement] = await tx
      .select()
      .from(agreements)
      .where(and(eq(agreements.tenantId, ctx.tenantId), eq(agreements.id, params.id)))
      .for('update');
    if (!agreement) throw notFound('agreement');
    const ofAgreement = and(
      eq(agreementVersions.tenantId, ctx.tenantId),
      eq(agreementVersions.agreementId, agreement.id),
    );
    const rows = await tx.select().from(agreementVersions).where(ofAgreement).orderBy(desc(agreementVersions.version));
    const draft = rows.find(({ status, partnerId }) => status === 'draft' && partnerId === null);
    const written = {
      texts: digested(body.texts),
      noticeDays: body.noticeDays,
      onSilence: body.onSilence,
      summary: body.summary,
      createdByName: member.name,
      createdByPersonId: member.personId,
      createdAt: ctx.now(),
    };
    if (draft)
      await tx
        .update(agreementVersions)
        .set({ ...written, revision: sql`${agreementVersions.revision} + 1` })
        .where(and(ofAgreement, eq(agreementVersions.id, draft.id)));
    else
      await tx.insert(agreementVersions).values({
        tenantId: ctx.tenantId,
        id: ctx.ids.next('agv'),
        agreementId: agreement.id,
        version: (rows[0]?.version ?? 0) + 1,
        status: 'draft',
        revision: 1,
        ...written,
      });
    await recordAudit(ctx, tx, {
      action: 'agreement.save-draft',
      subjectKind: 'agreement',
      subjectId: agreement.id,
      facts: {
        noticeDays: body.noticeDays,
        onSilence: body.onSilence,
        digests: written.texts.map(({ sha256 }) => sha256),
      },
    });
    return loadAgreement(ctx, tx, agreement.id);
  });
}
