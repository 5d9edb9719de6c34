import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { partnerOperations } from '@countersign/contracts/partner/operations';
import { partners } from '@countersign/db/schema/tenant';
import { isCountry } from '@countersign/domain/country/countries';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { writeEnrollment } from '../enrollment/write-enrollment.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { presentPartner } from './present.internal.ts';

type Operation = (typeof partnerOperations)['create'];

/** Adds a partner and enrols it in a program; `conflict` when the name is taken. */
export function createPartner(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'partner.create');
  if (!isCountry(body.country)) throw invalidInput({ field: 'country', code: 'country_unknown' });
  return transact(ctx, async (tx) => {
    const [row] = await tx
      .insert(partners)
      .values({
        tenantId: ctx.tenantId,
        id: ctx.ids.next('par'),
        name: body.name,
        type: body.type,
        status: 'active',
        country: body.country,
        website: body.website ?? null,
        registrationNumber: body.registrationNumber ?? null,
        revision: 1,
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning();
    if (!row) throw partnerNameTaken(body.name);
    const enrollment = await writeEnrollment(ctx, tx, {
      partner: row,
      programId: body.programId,
      managerId: body.managerId ?? null,
    });
    await recordAudit(ctx, tx, {
      action: 'partner.create',
      subjectKind: 'partner',
      subjectId: row.id,
      facts: { type: row.type, country: row.country, enrollmentId: enrollment.id, programId: body.programId },
    });
    return presentPartner(ctx, tx, row);
  });
}

export function partnerNameTaken(name: string): AppError {
  return new AppError('conflict', {
    detail: `Another partner is called ${name}.`,
    fields: [{ field: 'name', code: 'taken' }],
  });
}
