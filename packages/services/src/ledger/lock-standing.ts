import { sql } from '@countersign/db/query';
import { arrayLiteral } from '@countersign/db/sql/array-literal';
import type { Standing } from '@countersign/domain/ledger/postings';
import type { ServiceContext, Transaction } from '../context.ts';

/** An enrollment's place in the books of one legal entity. */
export interface StandingPlace {
  readonly legalEntityId: string;
  readonly enrollmentId: string;
  readonly currency: string;
}

/** What enrollments have and owe, counted down as postings are made of it. */
export interface Standings {
  readonly of: (place: StandingPlace) => Standing;
  /** What is available of an amount that is taken out; from then on it is gone. */
  readonly take: (place: StandingPlace, amountMinor: bigint) => bigint;
  /** What is owed of an amount that comes in; from then on that much is paid back. */
  readonly payBack: (place: StandingPlace, amountMinor: bigint) => bigint;
}

const nothing: Standing = { availableMinor: 0n, receivableMinor: 0n };

/**
 * What each enrollment has available and owes, in minor units of the currency, held until the transaction ends: nobody
 * posts to these accounts meanwhile. So postings made of the answer cannot overdraw.
 */
export async function lockStandings(
  ctx: ServiceContext,
  tx: Transaction,
  places: readonly StandingPlace[],
): Promise<Standings> {
  const standings = new Map<string, Standing>();
  if (places.length > 0) for (const [key, standing] of await lockAndRead(ctx, tx, places)) standings.set(key, standing);
  const of = (place: StandingPlace) => standings.get(keyOf(place)) ?? nothing;
  return {
    of,
    take: (place, amountMinor) => {
      const before = of(place);
      const takenMinor = least(before.availableMinor, amountMinor);
      standings.set(keyOf(place), { ...before, availableMinor: before.availableMinor - takenMinor });
      return takenMinor;
    },
    payBack: (place, amountMinor) => {
      const before = of(place);
      const paidMinor = least(before.receivableMinor, amountMinor);
      standings.set(keyOf(place), { ...before, receivableMinor: before.receivableMinor - paidMinor });
      return paidMinor;
    },
  };
}

async function lockAndRead(
  ctx: ServiceContext,
  tx: Transaction,
  places: readonly StandingPlace[],
): Promise<readonly (readonly [string, Standing])[]> {
  const distinct = [...new Map(places.map((place) => [keyOf(place), place])).values()];
  const mine = sql`unnest(
      ${arrayLiteral(distinct.map(({ legalEntityId }) => legalEntityId))}::text::text[],
      ${arrayLiteral(distinct.map(({ enrollmentId }) => enrollmentId))}::text::text[],
      ${arrayLiteral(distinct.map(({ currency }) => currency))}::text::text[]) as w(entity, enrollment, currency)
    cross join (values ('partner_available'), ('partner_receivable')) as k(kind)
    join ledger_accounts a on a.tenant_id = ${ctx.tenantId} and a.legal_entity_id = w.entity and a.kind = k.kind
      and a.enrollment_id = w.enrollment and a.currency = w.currency`;
  // An entry's foreign key holds its account against this lock, so whoever posts is waited for, and the other way round.
  await tx.execute(sql`select count(*) from (select a.id from ${mine} order by a.id for update of a) held`);
  const rows = await tx.execute<{
    legal_entity_id: string;
    enrollment_id: string;
    currency: string;
    available: string;
    receivable: string;
  }>(sql`
    select a.legal_entity_id, a.enrollment_id, a.currency,
      -coalesce(sum(b.balance_minor) filter (where a.kind = 'partner_available'), 0) as available,
      coalesce(sum(b.balance_minor) filter (where a.kind = 'partner_receivable'), 0) as receivable
    from ${mine} join ledger_balances b on b.tenant_id = a.tenant_id and b.account_id = a.id
    group by 1, 2, 3`);
  return [...rows].map((row) => [
    keyOf({ legalEntityId: row.legal_entity_id, enrollmentId: row.enrollment_id, currency: row.currency }),
    { availableMinor: BigInt(row.available), receivableMinor: BigInt(row.receivable) },
  ]);
}

function keyOf({ legalEntityId, enrollmentId, currency }: StandingPlace): string {
  return `${legalEntityId} ${enrollmentId} ${currency}`;
}

function least(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}
