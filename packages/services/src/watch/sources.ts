import { sql } from '@countersign/db/query';
import { sourceOf, type WatchSource } from './source.ts';

/** Licences and registrations in force that compliance has seen. */
const licences = sourceOf(
  'licence',
  (tenantId) => sql`
    select partner_id, null::text as program_id, id as subject_id, expires_on, concat_ws(' ', jurisdiction, number) as title
    from licences
    where tenant_id = ${tenantId} and replaced_at is null and expires_on is not null and kind <> 'insurance'`,
);

const insurance = sourceOf(
  'insurance',
  (tenantId) => sql`
    select partner_id, null::text as program_id, id as subject_id, expires_on, concat_ws(' ', jurisdiction, number) as title
    from licences
    where tenant_id = ${tenantId} and replaced_at is null and expires_on is not null and kind = 'insurance'`,
);

/** The last clear of each partner in each program, until the day on which it is looked at again. */
const vettingReviews = sourceOf(
  'vetting_review',
  (tenantId) => sql`
    select partner_id, program_id, id as subject_id, review_due_on as expires_on, number as title
    from vettings as v
    where tenant_id = ${tenantId} and status = 'cleared' and review_due_on is not null
      and not exists (
        select 1 from vettings as later
        where later.tenant_id = v.tenant_id and later.partner_id = v.partner_id and later.program_id = v.program_id
          and later.status = 'cleared' and (later.created_at, later.id) > (v.created_at, v.id))`,
);

/** What the last clear of each partner in each program depends on, as long as nobody has said that it is met. */
const conditions = sourceOf(
  'condition',
  (tenantId) => sql`
    select v.partner_id, v.program_id, v.id || '/' || c.place as subject_id, c.condition ->> 'until' as expires_on,
      v.number as title
    from vettings as v
    cross join lateral jsonb_array_elements(v.conditions) with ordinality as c(condition, place)
    where v.tenant_id = ${tenantId} and v.status = 'cleared' and v.conditions <> '[]'::jsonb
      and c.condition ->> 'until' is not null and c.condition ->> 'metAt' is null
      and not exists (
        select 1 from vettings as later
        where later.tenant_id = v.tenant_id and later.partner_id = v.partner_id and later.program_id = v.program_id
          and later.status = 'cleared' and (later.created_at, later.id) > (v.created_at, v.id))`,
);

/** All that is watched, a line each. */
export const watchSources: readonly WatchSource[] = [licences, insurance, vettingReviews, conditions];
