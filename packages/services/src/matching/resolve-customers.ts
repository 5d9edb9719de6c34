import { and, eq, inArray, sql } from '@countersign/db/query';
import { customerKeys, customers } from '@countersign/db/schema/deal-registration';
import type { ServiceContext, Transaction } from '../context.ts';
import { domainPrefix, identityKeys, type LocatedCustomer } from './identity-keys.ts';
import { resolveCustomer } from './resolve-customer.ts';

interface Asked {
  readonly ref: string;
  readonly customer: LocatedCustomer;
  /** Its number and names. */
  readonly keys: readonly string[];
  readonly prefix: string | null;
}

type Held = ReadonlyMap<string, string>;

/**
 * The same as `resolveCustomer` for each of many, by the reference given with it, in a few statements for those that
 * are plainly known or plainly new; only the others are looked at one by one, in the order of their references.
 */
export async function resolveCustomers(
  ctx: ServiceContext,
  tx: Transaction,
  wanted: ReadonlyMap<string, LocatedCustomer>,
  onProgress: () => void = () => undefined,
): Promise<Map<string, string>> {
  const asked = [...wanted]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([ref, customer]) => askFor(ref, customer));
  const resolved = new Map<string, string>();
  if (asked.length === 0) return resolved;
  await lockDomains(ctx, tx, asked);
  const held = await holdersOf(ctx, tx, asked);
  const domains = await domainKeysOf(ctx, tx, asked);
  onProgress();
  const shared = keysOfSeveral(asked);
  const fresh: Asked[] = [];
  for (const one of asked) {
    const known = plainlyKnown(one, held, domains);
    if (known !== undefined) resolved.set(one.ref, known);
    else if (isPlainlyNew(one, { held, domains, shared })) fresh.push(one);
  }
  for (const [ref, id] of await createAll(ctx, tx, fresh)) resolved.set(ref, id);
  for (const { ref, customer } of asked) {
    if (resolved.has(ref)) continue;
    onProgress();
    resolved.set(ref, await resolveCustomer(ctx, tx, customer));
  }
  return resolved;
}

function askFor(ref: string, customer: LocatedCustomer): Asked {
  const { number, names } = identityKeys(customer);
  return {
    ref,
    customer,
    keys: [...(number === null ? [] : [number]), ...names],
    prefix: customer.domain === null ? null : domainPrefix(customer),
  };
}

/** Every key is held by one and the same customer already, so there is nothing to weigh and nothing to add. */
function plainlyKnown({ keys, prefix }: Asked, held: Held, domains: ReadonlySet<string>): string | undefined {
  const holders = new Set(keys.map((key) => held.get(key)));
  const [holder] = holders;
  if (holders.size !== 1 || holder === undefined) return undefined;
  return prefix === null || domains.has(`${prefix}${holder}`) ? holder : undefined;
}

/** Nobody has any of its keys, nor its domain, neither here nor among the others that are asked for. */
function isPlainlyNew(
  { keys, prefix }: Asked,
  at: { readonly held: Held; readonly domains: ReadonlySet<string>; readonly shared: ReadonlySet<string> },
): boolean {
  if (keys.some((key) => at.held.has(key) || at.shared.has(key))) return false;
  return prefix === null || !(at.shared.has(prefix) || [...at.domains].some((key) => key.startsWith(prefix)));
}

function keysOfSeveral(asked: readonly Asked[]): Set<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { keys, prefix } of asked) {
    for (const key of prefix === null ? keys : [...keys, prefix]) (seen.has(key) ? shared : seen).add(key);
  }
  return shared;
}

/** In one order, so that two runs at once wait for each other and never in a circle. */
async function lockDomains(ctx: ServiceContext, tx: Transaction, asked: readonly Asked[]): Promise<void> {
  const names = [...new Set(asked.flatMap(({ prefix }) => prefix ?? []))]
    .toSorted()
    .map((prefix) => JSON.stringify([ctx.tenantId, prefix]));
  if (names.length === 0) return;
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(name, 72))
    from (select name from jsonb_array_elements_text(${JSON.stringify(names)}::text::jsonb) with ordinality as n(name, at) order by at) ordered`);
}

async function holdersOf(ctx: ServiceContext, tx: Transaction, asked: readonly Asked[]): Promise<Map<string, string>> {
  const keys = [...new Set(asked.flatMap(({ keys: own }) => own))];
  const rows = await tx.execute<{ key: string; customer_id: string }>(sql`
    select key, customer_id from customer_keys
    where tenant_id = ${ctx.tenantId}
      and key in (select jsonb_array_elements_text(${JSON.stringify(keys)}::text::jsonb))`);
  return new Map(rows.map((row) => [row.key, row.customer_id]));
}

async function domainKeysOf(ctx: ServiceContext, tx: Transaction, asked: readonly Asked[]): Promise<Set<string>> {
  const prefixes = [...new Set(asked.flatMap(({ prefix }) => prefix ?? []))];
  if (prefixes.length === 0) return new Set();
  const rows = await tx.execute<{ key: string }>(sql`
    select k.key from jsonb_array_elements_text(${JSON.stringify(prefixes)}::text::jsonb) as p(prefix)
    join customer_keys k on k.tenant_id = ${ctx.tenantId} and k.key >= p.prefix and k.key < p.prefix || '~'`);
  return new Set(rows.map(({ key }) => key));
}

/** Who lost a key to somebody else meanwhile is taken back, and not among the result. */
async function createAll(ctx: ServiceContext, tx: Transaction, fresh: readonly Asked[]): Promise<Map<string, string>> {
  if (fresh.length === 0) return new Map();
  const made = fresh.map((one) => ({ ...one, id: ctx.ids.next('cus') }));
  await tx.insert(customers).values(
    made.map(({ id, customer }) => ({
      tenantId: ctx.tenantId,
      id,
      name: customer.name,
      country: customer.country,
      createdAt: ctx.now(),
    })),
  );
  const values = made
    .flatMap(({ id, keys, prefix }) =>
      (prefix === null ? keys : [...keys, `${prefix}${id}`]).map((key) => ({
        tenantId: ctx.tenantId,
        key,
        customerId: id,
      })),
    )
    .toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const added = await tx.insert(customerKeys).values(values).onConflictDoNothing().returning({ key: customerKeys.key });
  const won = new Set(added.map(({ key }) => key));
  const [kept, lost] = [
    made.filter(({ keys }) => keys.every((key) => won.has(key))),
    made.filter(({ keys }) => !keys.every((key) => won.has(key))).map(({ id }) => id),
  ];
  if (lost.length > 0) {
    const ofLost = and(eq(customerKeys.tenantId, ctx.tenantId), inArray(customerKeys.customerId, lost));
    await tx.delete(customerKeys).where(ofLost);
    await tx.delete(customers).where(and(eq(customers.tenantId, ctx.tenantId), inArray(customers.id, lost)));
  }
  return new Map(kept.map(({ ref, id }) => [ref, id]));
}
