import { sql } from '@countersign/db/query';
import { arrayLiteral } from '@countersign/db/sql/array-literal';
import type { AccountRef } from '@countersign/domain/ledger/posting';
import type { ServiceContext, Transaction } from '../context.ts';

/** An account with the legal entity in whose books it is. */
export interface BookAccount extends AccountRef {
  readonly legalEntityId: string;
}

/** Makes those accounts that are not there yet, in one order, so that nobody who makes the same waits in a circle. */
export async function ensureAccounts(
  ctx: ServiceContext,
  tx: Transaction,
  accounts: readonly BookAccount[],
): Promise<void> {
  await tx.execute(sql`
    insert into ledger_accounts (tenant_id, id, legal_entity_id, kind, enrollment_id, currency, created_at)
    select ${ctx.tenantId}, w.id, w.entity, w.kind, w.enrollment, w.currency, ${new Date(ctx.now()).toISOString()}::timestamptz
    from unnest(
        ${arrayLiteral(accounts.map(() => ctx.ids.next('lac')))}::text::text[],
        ${arrayLiteral(accounts.map(({ legalEntityId }) => legalEntityId))}::text::text[],
        ${arrayLiteral(accounts.map(({ kind }) => kind))}::text::text[],
        ${arrayLiteral(accounts.map(({ enrollmentId }) => enrollmentId))}::text::text[],
        ${arrayLiteral(accounts.map(({ currency }) => currency))}::text::text[]) as w(id, entity, kind, enrollment, currency)
    where not exists (
      select 1 from ledger_accounts a where a.tenant_id = ${ctx.tenantId} and a.legal_entity_id = w.entity and a.kind = w.kind
        and a.enrollment_id = w.enrollment and a.currency = w.currency)
    order by w.entity collate "C", w.kind collate "C", w.enrollment collate "C", w.currency collate "C"
    on conflict do nothing`);
}
