import type { agreementOperations } from '@countersign/contracts/agreement/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { agreements, agreementVersions } from '@countersign/db/schema/agreement';
import { programs } from '@countersign/db/schema/tenant';
import { isCountry } from '@countersign/domain/country/countries';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadAgreement } from './present.internal.ts';
import { digested } from './texts.internal.ts';

type Operation = (typeof agreementOperations)['create'];

/** Writes a new agreement for a type of partner and countries of a program; `conflict` when its name is taken there. */
export function createAgreement(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'agreement.create');
  const member = requireMember(ctx);
  const unknown = body.scope.countries.findIndex((country) => !isCountry(country));
  if (unknown !== -1) throw invalidInput({ field: `scope.countries.${unknown}`, code: 'country_unknown' });
  return transact(ctx, async (tx) => {
    const [program] = await tx
      .select({ id: programs.id })
      .from(programs)
      .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, body.programId)));
    if (!program) throw notFound('program', 'programId');
    const [agreement] = await tx
      .insert(agreements)
      .values({
        tenantId: ctx.tenantId,
        id: ctx.ids.next('agr'),
        programId: program.id,
        name: body.name,
        partnerType: body.scope.partnerType,
        countries: [...new Set(body.scope.countries)],
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning();
    if (!agreement)
      throw new AppError('conflict', {
        detail: `Another agreement of this program is called ${body.name}.`,
        fields: [{ field: 'name', code: 'taken' }],
      });
    await tx.insert(agreementVersions).values({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('agv'),
      agreementId: agreement.id,
      version: 1,
      status: 'draft',
      texts: digested(body.draft.texts),
      noticeDays: body.draft.noticeDays,
      onSilence: body.draft.onSilence,
      summary: body.draft.summary,
      createdByName: member.name,
      createdByPersonId: member.personId,
      createdAt: ctx.now(),
      revision: 1,
    });
    await recordAudit(ctx, tx, {
      action: 'agreement.create',
      subjectKind: 'agreement',
      subjectId: agreement.id,
      facts: { programId: program.id, ...body.scope },
    });
    return loadAgreement(ctx, tx, agreement.id);
  });
}
