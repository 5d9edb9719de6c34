import { sql } from '@countersign/db/query';
import type { ServiceContext, Transaction } from '../context.ts';
import { registrableDomain } from '../matching/registrable-domain.ts';

/** What decides whether an enrollment may be credited with an event. */
export interface CreditableEnrollment {
  readonly isActive: boolean;
  readonly partnerId: string;
  /** Of the partner's website. */
  readonly domain: string | undefined;
  /** Of its contacts, normalised. */
  readonly mails: ReadonlySet<string>;
}

/** The enrollments that a batch may credit, with their partners' own addresses. */
export async function loadEnrollments(
  ctx: ServiceContext,
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CreditableEnrollment>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.execute<{
    id: string;
    is_active: boolean;
    partner_id: string;
    website: string | null;
    mails: string[] | null;
  }>(sql`
    select e.id, (e.status = 'active' and p.status = 'active') as is_active, e.partner_id, p.website,
      (select json_agg(c.email) from contacts c where c.tenant_id = e.tenant_id and c.partner_id = e.partner_id) as mails
    from enrollments e join partners p on p.tenant_id = e.tenant_id and p.id = e.partner_id
    where e.tenant_id = ${ctx.tenantId} and e.id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`);
  return new Map(
    [...rows].map((row) => [
      row.id,
      {
        isActive: row.is_active,
        partnerId: row.partner_id,
        domain: row.website === null ? undefined : registrableDomain(row.website),
        mails: new Set((row.mails ?? []).map(normalisedMail)),
      },
    ]),
  );
}

/** Whether the customer's mail is the partner's own: one of its contacts', or at its website's domain. */
export function isSelfReferral(enrollment: CreditableEnrollment, customerMail: string | undefined): boolean {
  if (customerMail === undefined || !customerMail.includes('@')) return false;
  if (enrollment.mails.has(normalisedMail(customerMail))) return true;
  return enrollment.domain !== undefined && registrableDomain(customerMail) === enrollment.domain;
}

/** Lower case and without a `+tag`, which reaches the same mailbox. */
function normalisedMail(mail: string): string {
  return mail
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*@/, '@');
}
