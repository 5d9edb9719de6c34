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
  await read(ctx, (tx) => accountsOf(ctx, tx, params.id));
  const statements = statementsOf(ctx, body);
  return transact(ctx, async (tx) => {
    const own = await accountsOf(ctx, tx, params.id, 'update');
    if (statements.some(({ account }) => !own.has(account)))
      throw new AppError('statement_unreadable', {
        detail: 'The statement is of an account that this company has not paid from.',
        facts: { code: 'account' },
      });
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

/** The accounts that the company pays from, or has paid from. */
async function accountsOf(
  ctx: ServiceContext,
  tx: Transaction,
  id: string,
  lock?: 'update',
): Promise<ReadonlySet<string | null>> {
  const query = tx
    .select({ iban: legalEntities.iban })
    .from(legalEntities)
    .where(and(eq(legalEntities.tenantId, ctx.tenantId), eq(legalEntities.id, id)));
  const [entity] = lock ? await query.for(lock) : await query;
  if (!entity) throw notFound('legal entity');
  const earlier = await tx
    .selectDistinct({ account: payoutRuns.payerAccount })
    .from(payoutRuns)
    .where(and(eq(payoutRuns.tenantId, ctx.tenantId), eq(payoutRuns.legalEntityId, id)));
  return new Set([entity.iban, ...earlier.map(({ account }) => account)]);
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
