import type { Database } from '@countersign/db/client';
import { sql } from '@countersign/db/query';
import { arrivingTouches, touches } from '@countersign/db/schema/touch';
import { inTenant, outsideTenants } from '@countersign/db/tenant-transaction';

const rowsPerTransaction = 5_000;
const transactionsMax = 200;

const columns = sql.raw(
  `tenant_id, id, received_at, program_id, enrollment_id, link_id, kind, quality, visitor_id, sub_ids, utm, target,
   deep_link_refusal, referrer_host, user_agent, paid_search, coupon_code`,
);

/**
 * Moves what the tracker wrote into the tenants' own facts and gives the number of new ones. Each transaction takes rows
 * away and adds them, so that one that is killed has done nothing; a row that was written twice, because the tracker
 * could not know whether the first time counted, is added once. Two movers at once share the tenants, and one tenant
 * that cannot be moved does not hold up the others: it is told at the end.
 */
export async function moveArrivedTouches(db: Database): Promise<number> {
  let moved = 0;
  const failures: unknown[] = [];
  for (const tenantId of await arrivedTenants(db)) {
    try {
      moved += await moveOfTenant(db, tenantId);
    } catch (err) {
      failures.push(err);
    }
  }
  if (failures.length > 0) throw failures[0];
  return moved;
}

async function moveOfTenant(db: Database, tenantId: string): Promise<number> {
  let moved = 0;
  for (let turn = 0; turn < transactionsMax; turn += 1) {
    const { taken, added } = await moveChunk(db, tenantId);
    moved += added;
    if (taken < rowsPerTransaction) break;
  }
  return moved;
}

function moveChunk(db: Database, tenantId: string): Promise<{ taken: number; added: number }> {
  return inTenant(db, tenantId, async (tx) => {
    const [lock] = await tx.execute<{ free: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${tenantId}, 72)) as free`,
    );
    if (!lock?.free) return { taken: 0, added: 0 };
    const [counts] = await tx.execute<{ taken: number; added: number }>(sql`
      with taken as (
        delete from ${arrivingTouches} where ctid = any (array(
          select ctid from ${arrivingTouches} where tenant_id = ${tenantId} order by received_at limit ${rowsPerTransaction}))
        returning ${columns}
      ), added as (
        insert into ${touches} (${columns}) select ${columns} from taken on conflict do nothing returning 1
      )
      select (select count(*) from taken)::int as taken, (select count(*) from added)::int as added`);
    return counts ?? { taken: 0, added: 0 };
  });
}

/** The tenants that have something waiting, by one look into the index for each. */
function arrivedTenants(db: Database): Promise<string[]> {
  return outsideTenants(db, async (tx) => {
    const rows = await tx.execute<{ tenant_id: string }>(sql`
      with recursive tenants as (
        (select tenant_id from ${arrivingTouches} order by tenant_id limit 1)
        union all
        select (select a.tenant_id from ${arrivingTouches} a where a.tenant_id > t.tenant_id order by a.tenant_id limit 1)
        from tenants t where t.tenant_id is not null
      )
      select tenant_id from tenants where tenant_id is not null`);
    return rows.map(({ tenant_id }) => tenant_id);
  });
}
