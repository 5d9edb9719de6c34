import type { Sql } from 'postgres';

/** What the database says happened to a registration, for comparing with what its people were told. */
export interface Books {
  readonly status: string;
  readonly isOpen: boolean;
  /** Registrations of the same customer: more than one means that a submission was done twice. */
  readonly registrations: number;
  readonly cases: number;
  readonly decisions: readonly { readonly outcome: string; readonly personId: string }[];
  readonly slots: number;
  readonly approvals: number;
  /** Commands that nobody answered. */
  readonly pendingCommands: number;
}

export async function readBooks(sql: Sql, dealId: string): Promise<Books> {
  const [row] = await sql`
    select d.status, c.is_open, c.id as case_id,
      (select count(*)::int from deal_registrations o where o.tenant_id = d.tenant_id and o.customer_name = d.customer_name) as registrations,
      (select count(*)::int from cases o where o.tenant_id = d.tenant_id and o.subject_id = d.id) as cases,
      (select count(*)::int from slots s where s.tenant_id = d.tenant_id and s.deal_id = d.id) as slots,
      (select count(*)::int from case_events e where e.tenant_id = d.tenant_id and e.case_id = c.id and e.kind = 'approved') as approvals,
      (select count(*)::int from commands m where m.tenant_id = d.tenant_id and m.case_id = c.id and m.status = 'pending') as pending
    from deal_registrations d join cases c on c.tenant_id = d.tenant_id and c.id = d.case_id
    where d.id = ${dealId}`;
  if (!row) throw new Error(`${dealId} is lost`);
  const decisions =
    await sql`select outcome, person_id from decisions where case_id = ${row['case_id']} order by decided_at`;
  return {
    status: row['status'],
    isOpen: row['is_open'],
    registrations: row['registrations'],
    cases: row['cases'],
    slots: row['slots'],
    approvals: row['approvals'],
    pendingCommands: row['pending'],
    decisions: decisions.map((one) => ({ outcome: one['outcome'], personId: one['person_id'] })),
  };
}

/** A registration that was approved once, by one person, and holds its protection. */
export const approvedOnce = {
  status: 'approved',
  isOpen: true,
  registrations: 1,
  cases: 1,
  slots: 1,
  approvals: 1,
  pendingCommands: 0,
  decisions: [{ outcome: 'approve' }],
};
