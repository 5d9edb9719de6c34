import { sql } from '@countersign/db/query';
import { blockingKeys, isStrongKey } from '@countersign/domain/matching/blocking-keys';
import type { ServiceContext, Transaction } from '../context.ts';
import { comparable, type KnownCustomer } from './customer.ts';
import type { SubjectKind } from './index-subject.ts';

/** A registration or an account that shares a blocking key with somebody who asks. */
export interface Candidate {
  readonly ref: string;
  readonly kind: SubjectKind;
  readonly id: string;
  readonly customer: KnownCustomer;
  readonly productIds: readonly string[];
  readonly heldProductIds: readonly string[];
  readonly partnerId: string | null;
  readonly isNamedAccount: boolean;
  readonly salesOwnerId: string | null;
}

export interface Asker {
  /** Whose candidate a row is, where several ask at once. */
  readonly ref: string;
  readonly customer: KnownCustomer;
}

/** Per asker and key no more subjects than this are looked at; a key that more share tells little. */
const subjectsPerKeyMax = 400;
const candidatesMax = 200;

/** What shares a key with each asker, those that share a domain or number or most keys first, at most 200 each. */
export async function candidatesOf(
  ctx: ServiceContext,
  tx: Transaction,
  askers: readonly Asker[],
): Promise<Candidate[]> {
  const asked = askers.flatMap(({ ref, customer }) =>
    blockingKeys(comparable(customer)).map((key) => ({ ref, key, strong: isStrongKey(key) })),
  );
  if (asked.length === 0) return [];
  const rows = await tx.execute<CandidateRow>(sql`
    with asked as (
      select ref, key, strong from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as a(ref text, key text, strong boolean)
    ), shared as (
      select a.ref, found.subject_kind, found.subject_id, bool_or(a.strong) as strong, count(*) as keys
      from asked a
      cross join lateral (
        select mk.subject_kind, mk.subject_id from match_keys mk
        where mk.tenant_id = ${ctx.tenantId} and mk.key = a.key
        order by mk.subject_kind desc, mk.subject_id desc limit ${subjectsPerKeyMax}
      ) found
      group by 1, 2, 3
    ), ranked as (
      select *, row_number() over (partition by ref order by strong desc, keys desc, subject_id desc) as rank from shared
    )
    select r.ref, r.subject_kind, r.subject_id, d.customer_name as name, d.customer_country as country, d.customer_domain as domain,
      d.terms->>'customerRegistrationNumber' as number, d.partner_id, false as is_named, null as sales_owner_id,
      array(select product_id from deal_lines l where l.tenant_id = d.tenant_id and l.deal_id = d.id) as products,
      array(select product_id from slots s where s.tenant_id = d.tenant_id and s.deal_id = d.id) as held
    from ranked r
    join deal_registrations d on d.tenant_id = ${ctx.tenantId} and d.id = r.subject_id
      and d.status in ('submitted', 'in_review', 'changes_requested', 'waitlisted', 'offered', 'approved', 'win_reported', 'won')
    where r.subject_kind = 'registration' and r.rank <= ${candidatesMax}
    union all
    select r.ref, r.subject_kind, r.subject_id, a.name, a.country, a.domain, a.registration_number, null, a.is_named, a.sales_owner_id,
      array[]::text[], array[]::text[]
    from ranked r
    join accounts a on a.tenant_id = ${ctx.tenantId} and a.id = r.subject_id
    where r.subject_kind = 'account' and r.rank <= ${candidatesMax}`);
  return rows.map(candidateOf);
}

type CandidateRow = {
  readonly ref: string;
  readonly subject_kind: SubjectKind;
  readonly subject_id: string;
  readonly name: string | null;
  readonly country: string | null;
  readonly domain: string | null;
  readonly number: string | null;
  readonly partner_id: string | null;
  readonly is_named: boolean;
  readonly sales_owner_id: string | null;
  readonly products: readonly string[];
  readonly held: readonly string[];
};

function candidateOf(row: CandidateRow): Candidate {
  return {
    ref: row.ref,
    kind: row.subject_kind,
    id: row.subject_id,
    customer: { name: row.name ?? '', country: row.country, domain: row.domain, registrationNumber: row.number },
    productIds: row.products,
    heldProductIds: row.held,
    partnerId: row.partner_id,
    isNamedAccount: row.is_named,
    salesOwnerId: row.sales_owner_id,
  };
}
