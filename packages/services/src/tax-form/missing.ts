import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { taxFormOperations } from '@countersign/contracts/tax-form/operations';
import { sql } from '@countersign/db/query';
import type { TaxRegime } from '@countersign/domain/tax-form/tax-form';
import { invalidInput } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { pageOf } from '../keyset.ts';
import { decodeCursor } from '../page.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { isStatedSql, neededSql } from './needs.ts';
import { todayOf } from './present.internal.ts';

type Operation = (typeof taxFormOperations)['missing'];
type Row = {
  readonly partner_id: string;
  readonly name: string;
  readonly regime: TaxRegime;
  readonly programs: string[];
  readonly is_required: boolean;
};

/** Partners that lack a statement which a program of theirs asks for, or whose last one has ended; by name. */
export function listMissingTaxForms(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tax-form.missing');
  const cursor = decodeCursor(query.cursor);
  if (cursor && (typeof cursor.value !== 'string' || `${cursor.value}${cursor.id}`.includes('\0')))
    throw invalidInput({ field: 'cursor', code: 'cursor', message: 'not a cursor of this list' });
  const missing = sql`
    select need.partner_id, need.regime, need.programs, need.is_required, p.name
    from (${neededSql(ctx)}) as need
    join partners p on p.tenant_id = ${ctx.tenantId} and p.id = need.partner_id and p.status <> 'ended'
    where not ${isStatedSql(ctx, todayOf(ctx))}`;
  const behind = cursor ? sql`where (m.name, m.partner_id || m.regime) > (${cursor.value}, ${cursor.id})` : sql``;
  return read(ctx, async (tx) => {
    const rows = await tx.execute<Row>(sql`
      select * from (${missing}) as m ${behind} order by m.name, m.partner_id || m.regime limit ${query.limit + 1}`);
    const [counted] = await tx.execute<{ total: number }>(sql`select count(*)::int as total from (${missing}) as m`);
    return pageOf({
      rows: [...rows],
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: (row) => ({ value: row.name, id: `${row.partner_id}${row.regime}` }),
      present: (row) => ({
        id: `${row.partner_id}.${row.regime}`,
        partner: { id: row.partner_id, name: row.name },
        regime: row.regime,
        programs: row.programs,
        isHeld: row.is_required,
      }),
    });
  });
}
