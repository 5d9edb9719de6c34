import type { bankEntryOperations } from '@countersign/contracts/bank-entry/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { payoutRuns } from '@countersign/db/schema/payout';
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
  const statements = statementsOf(ctx, body);
  await read(ctx, (tx) => requireAccounts(ctx, tx, { id: params.id, statements }));
  return transact(ctx, async (tx) => {
    await requireAccounts(ctx, tx, { id: params.id, statements, lock: true });
    const taken = { read: 0, known: 0, settled: 0, returned: 0, exceptions: 0 };
    for (const { account, entries } of statements) {
      const part = await takeEntries(ctx, tx, { legalEntityId: params.id, account }, entries);
      for (const name of ['read', 'known', 'settled', 'returned', 'exceptions'] as const) taken[name] += part[name];
    }
    await recordAudit(ctx, tx, {
      action: 'bank-entry.import',
      subjectKind: 'legal_entity',
      subjectId: params.id,
      facts: { ...taken },
    });
    return taken;
  });
}

/** Refuses statements of accounts that the company neither pays from nor has paid from. */
async function requireAccounts(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly id: string; readonly statements: readonly BankStatement[]; readonly lock?: boolean },
): Promise<void> {
  const query = tx
    .select({ iban: legalEntities.iban })
    .from(legalEntities)
    .where(and(eq(legalEntities.tenantId, ctx.tenantId), eq(legalEntities.id, of.id)));
  const [entity] = of.lock ? await query.for('update') : await query;
  if (!entity) throw notFound('legal entity');
  const earlier = await tx
    .selectDistinct({ account: payoutRuns.payerAccount })
    .from(payoutRuns)
    .where(and(eq(payoutRuns.tenantId, ctx.tenantId), eq(payoutRuns.legalEntityId, of.id)));
  const own = new Set([entity.iban, ...earlier.map(({ account }) => account)]);
  if (of.statements.some(({ account }) => !own.has(account)))
    throw new AppError('statement_unreadable', {
      detail: 'The statement is of an account that this company has not paid from.',
      facts: { code: 'account' },
    });
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
