import type { ledgerOperations } from '@countersign/contracts/ledger/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { sql } from '@countersign/db/query';
import { type Currency, isCurrency, scaleOf } from '@countersign/domain/currency/currencies';
import { formatDecimal } from '@countersign/domain/money/decimal';
import type { ServiceContext } from '../context.ts';
import type { FileReply } from '../file/file-reply.ts';
import { writeCsv } from '../import/csv/write-csv.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { endOfUtcDay, startOfUtcDay } from './utc-day.internal.ts';

type Operation = (typeof ledgerOperations)['journal'];

const columns = [
  'Date',
  'Posted at',
  'Posting',
  'Key',
  'Account',
  'Partner',
  'Membership',
  'Cost centre',
  'Legal entity',
  'Debit',
  'Credit',
  'Currency',
];

interface JournalRow {
  readonly [column: string]: unknown;
  readonly day: string;
  readonly posted: string;
  readonly kind: string;
  readonly key: string;
  readonly account: string;
  readonly partner: string;
  readonly enrollment: string;
  readonly program: string;
  readonly entity: string;
  readonly amount: string;
  readonly currency: string;
}

/** Every entry of the books in their order, as a file; its debits and credits sum to those of the trial balance. */
export function exportJournal(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<FileReply> {
  requirePermission(ctx, 'ledger.journal');
  const { legalEntityId, from, until } = query;
  return read(ctx, async (tx) => {
    const rows = await tx.execute<Record<string, unknown> & JournalRow>(sql`
      select to_char(t.effective_at at time zone 'UTC', 'YYYY-MM-DD') as day,
        to_char(t.posted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as posted,
        t.kind, t.key, a.kind as account, coalesce(r.name, '') as partner, a.enrollment_id as enrollment,
        coalesce(g.name, '') as program, l.name as entity, e.amount_minor::text as amount, e.currency
      from ledger_entries e
        join ledger_transactions t on t.tenant_id = e.tenant_id and t.id = e.transaction_id
        join ledger_accounts a on a.tenant_id = e.tenant_id and a.id = e.account_id
        join legal_entities l on l.tenant_id = a.tenant_id and l.id = a.legal_entity_id
        left join programs g on g.tenant_id = t.tenant_id and g.id = t.facts ->> 'programId'
        left join enrollments n on n.tenant_id = a.tenant_id and n.id = coalesce(nullif(a.enrollment_id, ''), t.facts ->> 'enrollmentId')
        left join partners r on r.tenant_id = n.tenant_id and r.id = n.partner_id
      where e.tenant_id = ${ctx.tenantId}
        ${legalEntityId ? sql`and t.legal_entity_id = ${legalEntityId}` : sql``}
        ${from ? sql`and t.effective_at >= ${startOfUtcDay(from)}::timestamptz` : sql``}
        ${until ? sql`and t.effective_at < ${endOfUtcDay(until)}::timestamptz` : sql``}
      order by t.effective_at, t.id, e.amount_minor < 0, a.kind`);
    const cells = rows.map((row) => {
      const amount = BigInt(row.amount);
      return [
        row.day,
        row.posted,
        row.kind,
        row.key,
        row.account,
        row.partner,
        row.enrollment,
        row.program,
        row.entity,
        amount > 0n ? digits(amount, row.currency) : '',
        amount < 0n ? digits(-amount, row.currency) : '',
        row.currency,
      ];
    });
    return { name: 'journal.csv', mediaType: 'text/csv; charset=utf-8', content: writeCsv(columns, cells) };
  });
}

function digits(amountMinor: bigint, currency: string): string {
  return formatDecimal({ digits: amountMinor, scale: scaleOf(known(currency)) });
}

function known(currency: string): Currency {
  if (!isCurrency(currency)) throw new Error(`the books have the unknown currency ${currency}`);
  return currency;
}
