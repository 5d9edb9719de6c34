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

/**
 * Certificates of courses that are still taught, the one of each partner and course that lasts longest: as long as anybody
 * of the partner holds one, nothing has run out. What waits is the course's own choice.
 */
const certificates = sourceOf(
  'certificate',
  (tenantId) => sql`
    select c.partner_id, c.program_id, c.id as subject_id, c.expires_on, c.course_title as title,
      v.definition -> 'settings' -> 'held' as held
    from certificates as c
    join courses as k on k.tenant_id = c.tenant_id and k.id = c.course_id
    join course_versions as v on v.tenant_id = c.tenant_id and v.id = k.published_version_id
    where c.tenant_id = ${tenantId} and c.replaced_at is null and c.expires_on is not null
      and not exists (
        select 1 from certificates as longer
        where longer.tenant_id = c.tenant_id and longer.partner_id = c.partner_id and longer.course_id = c.course_id
          and longer.replaced_at is null
          and (coalesce(longer.expires_on, '9999-12-31'), longer.id) > (c.expires_on, c.id))`,
);

/** Statements about tax in force; money waits only where a program of the partner pays nothing without one. */
const taxForms = sourceOf(
  'tax_form',
  (tenantId) => sql`
    select f.partner_id, null::text as program_id, f.id as subject_id, f.expires_on,
      'Form ' || replace(replace(upper(f.form), 'W8', 'W-8'), '_', '-') as title,
      case when exists (
        select 1 from program_tax_rules as r
        join enrollments as e on e.tenant_id = r.tenant_id and e.program_id = r.program_id and e.status <> 'ended'
        where r.tenant_id = f.tenant_id and e.partner_id = f.partner_id and r.regime = f.regime and r.is_required_for_payout
      ) then '["payouts"]'::jsonb else '[]'::jsonb end as held
    from tax_forms as f
    where f.tenant_id = ${tenantId} and f.status = 'valid' and f.expires_on is not null`,
);

/** All that is watched, a line each. */
export const watchSources: readonly WatchSource[] = [
  licences,
  insurance,
  vettingReviews,
  conditions,
  certificates,
  taxForms,
];
