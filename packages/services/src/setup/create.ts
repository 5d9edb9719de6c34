import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { setupOperations } from '@countersign/contracts/setup/operations';
import { sql } from '@countersign/db/query';
import { tenantDirectory } from '@countersign/db/schema/identity';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import { isCurrency } from '@countersign/domain/currency/currencies';
import { AppError, invalidInput } from '../app-error.ts';
import { isTimeZone } from '../calendar/zone.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { hashNewPassword } from '../identity/create-user.ts';
import { writeTenant } from '../tenant/create.ts';
import { transact } from '../transact.ts';

type Operation = (typeof setupOperations)['create'];
const setupLock = 7264192;

/**
 * Creates the first tenant of an installation. Anybody may, once: of two at the same time one wins, and afterwards it is
 * `setup_done`. A repeated request with its key gets the first answer.
 */
export async function createSetup(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  const first = await firstTenant(ctx);
  if (first !== null) return transact({ ...ctx, tenantId: first }, () => Promise.reject(setupDone()));
  checkProgram(body.program);
  const passwordHash = await hashNewPassword(body.administrator.password);
  const own = { ...ctx, tenantId: ctx.ids.next('ten') };
  return transact(own, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${setupLock})`);
    if (await hasTenant(tx)) throw setupDone();
    const { tenantId, programId } = await writeTenant(own, tx, body, passwordHash);
    return { tenantId, programId };
  });
}

function checkProgram(program: InputOf<Operation>['body']['program']): void {
  const problems = [
    ...(isCurrency(program.currency) ? [] : [{ field: 'program.currency', code: 'currency_unknown' as const }]),
    ...(isTimeZone(program.zone) ? [] : [{ field: 'program.zone', code: 'time_zone' as const }]),
  ];
  if (problems.length > 0) throw invalidInput(...problems);
}

async function firstTenant(ctx: ServiceContext): Promise<string | null> {
  const [row] = await outsideTenants(ctx.db, (tx) =>
    tx.select({ id: tenantDirectory.tenantId }).from(tenantDirectory).orderBy(tenantDirectory.createdAt).limit(1),
  );
  return row?.id ?? null;
}

async function hasTenant(tx: Transaction): Promise<boolean> {
  return (await tx.select({ id: tenantDirectory.tenantId }).from(tenantDirectory).limit(1)).length > 0;
}

function setupDone(): AppError {
  return new AppError('setup_done', { detail: 'This installation has been set up; sign in instead.' });
}
