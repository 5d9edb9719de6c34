import type { bankEntryOperations } from '@countersign/contracts/bank-entry/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import type { BankStatement } from '@countersign/ports/payout-rail/bank-statement';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { read, transact } from '../transact.ts';
import { takeEntries } from './take-entries.ts';

type Operation = (typeof bankEntryOperations)['import'];

/** Reads a bank statement whole or not at all (`statement_unreadable`, with the place), and takes it into the books. */
export async function importBankStatement(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'bank-entry.import');
  requireMember(ctx);
  const { iban } = await read(ctx, (tx) => payerOf(ctx, tx, params.id));
  const statements = statementsOf(ctx, body);
  if (statements.some(({ account }) => account !== iban))
    throw new AppError('statement_unreadable', {
      detail: 'The statement is of another account than that of this company.',
      facts: { code: 'account' },
    });
  return transact(ctx, async (tx) => {
    const entity = await payerOf(ctx, tx, params.id, 'update');
    const taken = await takeEntries(
      ctx,
      tx,
      entity.id,
      statements.flatMap(({ entries }) => entries),
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

async function payerOf(ctx: ServiceContext, tx: Transaction, id: string, lock?: 'update') {
  const query = tx
    .select({ id: legalEntities.id, iban: legalEntities.iban })
    .from(legalEntities)
    .where(and(eq(legalEntities.tenantId, ctx.tenantId), eq(legalEntities.id, id)));
  const [entity] = lock ? await query.for(lock) : await query;
  if (!entity) throw notFound('legal entity');
  return entity;
}

function statementsOf(ctx: ServiceContext, content: Uint8Array): readonly BankStatement[] {
  const rail = ctx.ports.payoutRails['sepa'];
  if (rail.delivery === 'manual') throw new AppError('action_not_available');
  const statements = rail.readStatement(content);
  if (statements.ok) return statements.value;
  throw new AppError('statement_unreadable', {
    detail: `The statement cannot be read: ${statements.refusal.code} at ${statements.refusal.place}.`,
    facts: { code: statements.refusal.code, place: statements.refusal.place },
  });
}
