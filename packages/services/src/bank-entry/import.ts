import type { bankEntryOperations } from '@countersign/contracts/bank-entry/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { takeEntries } from './take-entries.ts';

type Operation = (typeof bankEntryOperations)['import'];

/** Reads a bank statement whole or not at all (`statement_unreadable`, with the place), and takes it into the books. */
export function importBankStatement(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'bank-entry.import');
  requireMember(ctx);
  const rail = ctx.ports.payoutRails['sepa'];
  if (rail.delivery === 'manual') throw new AppError('action_not_available');
  const statements = rail.readStatement(body);
  if (!statements.ok)
    throw new AppError('statement_unreadable', {
      detail: `The statement cannot be read: ${statements.refusal.code} at ${statements.refusal.place}.`,
      facts: { code: statements.refusal.code, place: statements.refusal.place },
    });
  return transact(ctx, async (tx) => {
    const [entity] = await tx
      .select({ id: legalEntities.id, iban: legalEntities.iban })
      .from(legalEntities)
      .where(and(eq(legalEntities.tenantId, ctx.tenantId), eq(legalEntities.id, params.id)))
      .for('update');
    if (!entity) throw notFound('legal entity');
    const foreign = statements.value.find(({ account }) => entity.iban !== null && account !== entity.iban);
    if (foreign)
      throw new AppError('statement_unreadable', {
        detail: 'The statement is of another account.',
        facts: { code: 'account' },
      });
    const taken = await takeEntries(
      ctx,
      tx,
      entity.id,
      statements.value.flatMap(({ entries }) => entries),
    );
    await recordAudit(ctx, tx, {
      action: 'bank-entry.import',
      subjectKind: 'legal_entity',
      subjectId: entity.id,
      facts: { ...taken },
    });
    return taken;
  });
}
