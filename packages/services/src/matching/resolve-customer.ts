import { and, eq, sql } from '@countersign/db/query';
import { customerKeys, customers } from '@countersign/db/schema/deal-registration';
import { sameCustomerMin, scoreCustomerMatch } from '@countersign/domain/matching/score';
import type { ServiceContext, Transaction } from '../context.ts';
import { comparable } from './customer.ts';
import { domainPrefix, type IdentityKeys, identityKeys, type LocatedCustomer, numberPrefix } from './identity-keys.ts';

/**
 * The tenant's customer that is this legal entity: by registration number and country, by name and country in any
 * spelling that folds to the same, or by its own domain in the country where the name fits as well. Otherwise a new
 * one. Two calls at once give the same customer: whoever comes second finds the first one's keys.
 */
export async function resolveCustomer(
  ctx: ServiceContext,
  tx: Transaction,
  customer: LocatedCustomer,
): Promise<string> {
  const keys = identityKeys(customer);
  const all = [...(keys.number === null ? [] : [keys.number]), ...keys.names];
  if (customer.domain !== null) await lockDomain(ctx, tx, customer);
  const held = await holdersOf(ctx, tx, all);
  const byNumber = keys.number === null ? undefined : held.get(keys.number);
  const found =
    byNumber ?? (await fittingHolder(ctx, tx, customer, keys, held)) ?? (await sameByDomain(ctx, tx, customer));
  if (found !== undefined) {
    await addKeys(ctx, tx, found, [...all, ...domainKeys(customer, found)]);
    return found;
  }
  const created = await createCustomer(ctx, tx, customer, { free: all.filter((key) => !held.has(key)) });
  // Somebody else took one of the keys since we looked; that transaction has ended by now.
  return created ?? resolveCustomer(ctx, tx, customer);
}

/** The domain is not an identity by itself, so the key holds whose it is. */
function domainKeys(customer: LocatedCustomer, customerId: string): string[] {
  return customer.domain === null ? [] : [`${domainPrefix(customer)}${customerId}`];
}

/** Two new spellings of one company at once would both find nobody; so they go one after the other. */
async function lockDomain(ctx: ServiceContext, tx: Transaction, customer: LocatedCustomer): Promise<void> {
  const name = JSON.stringify([ctx.tenantId, domainPrefix(customer)]);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 72))`);
}

async function holdersOf(ctx: ServiceContext, tx: Transaction, keys: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.execute<{ key: string; customer_id: string }>(
    sql`select key, customer_id from customer_keys where tenant_id = ${ctx.tenantId} and key in ${[...keys]}`,
  );
  return new Map(rows.map((row) => [row.key, row.customer_id]));
}

/** Who holds one of the names, unless that is known to be another entity by its number. */
async function fittingHolder(
  ctx: ServiceContext,
  tx: Transaction,
  customer: LocatedCustomer,
  keys: IdentityKeys,
  held: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  const holder = keys.names.flatMap((name) => held.get(name) ?? [])[0];
  if (holder === undefined || keys.number === null) return holder;
  return (await hasNumber(ctx, tx, customer.country, holder)) ? undefined : holder;
}

async function hasNumber(ctx: ServiceContext, tx: Transaction, country: string, customerId: string): Promise<boolean> {
  const [row] = await tx.execute<{ known: boolean }>(sql`
    select exists (
      select 1 from customer_keys where tenant_id = ${ctx.tenantId} and customer_id = ${customerId} and key like ${`${numberPrefix(country)}%`}
    ) as known`);
  return row?.known ?? false;
}

async function sameByDomain(
  ctx: ServiceContext,
  tx: Transaction,
  customer: LocatedCustomer,
): Promise<string | undefined> {
  if (customer.domain === null) return undefined;
  const prefix = domainPrefix(customer);
  const rows = await tx.execute<{ id: string; name: string; number: string | null }>(sql`
    select c.id, c.name, (
      select substr(n.key, ${numberPrefix(customer.country).length + 1}::int) from customer_keys n
      where n.tenant_id = c.tenant_id and n.customer_id = c.id and n.key like ${`${numberPrefix(customer.country)}%`} limit 1
    ) as number
    from customer_keys k join customers c on c.tenant_id = k.tenant_id and c.id = k.customer_id
    where k.tenant_id = ${ctx.tenantId} and k.key >= ${prefix} and k.key < ${`${prefix}~`} limit 50`);
  const scored = rows.map((row) => ({
    id: row.id,
    score: scoreCustomerMatch(
      comparable(customer),
      comparable({ ...customer, name: row.name, registrationNumber: row.number }),
    ).score,
  }));
  const best = scored.toSorted((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))[0];
  return best !== undefined && best.score >= sameCustomerMin ? best.id : undefined;
}

async function createCustomer(
  ctx: ServiceContext,
  tx: Transaction,
  customer: LocatedCustomer,
  keys: { readonly free: readonly string[] },
): Promise<string | undefined> {
  const id = ctx.ids.next('cus');
  await tx
    .insert(customers)
    .values({ tenantId: ctx.tenantId, id, name: customer.name, country: customer.country, createdAt: ctx.now() });
  const added = await addKeys(ctx, tx, id, [...keys.free, ...domainKeys(customer, id)]);
  if (keys.free.every((key) => added.has(key))) return id;
  await tx.delete(customerKeys).where(and(eq(customerKeys.tenantId, ctx.tenantId), eq(customerKeys.customerId, id)));
  await tx.delete(customers).where(and(eq(customers.tenantId, ctx.tenantId), eq(customers.id, id)));
  return undefined;
}

/** Written in order, so that transactions that write the same keys wait for each other and never in a circle. */
async function addKeys(
  ctx: ServiceContext,
  tx: Transaction,
  customerId: string,
  keys: readonly string[],
): Promise<Set<string>> {
  const values = keys.toSorted().map((key) => ({ tenantId: ctx.tenantId, key, customerId }));
  const added = await tx.insert(customerKeys).values(values).onConflictDoNothing().returning({ key: customerKeys.key });
  return new Set(added.map(({ key }) => key));
}
