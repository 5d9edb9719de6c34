import { and, eq } from '@countersign/db/query';
import { prospects } from '@countersign/db/schema/prospect';
import { programs } from '@countersign/db/schema/tenant';
import type { ProspectSource } from '@countersign/domain/prospect/prospect';
import { invalidInput } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { contactSent, detailColumns, type ProspectDetails } from './details.internal.ts';
import { logProspect } from './log-event.internal.ts';
import { sealContacts } from './sealed-prospect.internal.ts';

export interface NewProspect {
  readonly programId: string;
  readonly source: ProspectSource;
  readonly details: ProspectDetails & Required<Pick<ProspectDetails, 'name' | 'partnerType'>>;
  readonly referredByPartnerId?: string | null;
  readonly referredByContactId?: string | null;
  readonly text?: string | null;
}

/** Adds a prospect with the first entry of its log. Refuses a type of partner that the program does not take. */
export async function insertProspect(ctx: ServiceContext, tx: Transaction, given: NewProspect): Promise<string> {
  const { details, programId, source } = given;
  const [program] = await tx
    .select({ partnerTypes: programs.partnerTypes })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, programId)));
  if (!program) throw notFound('program', 'programId');
  if (!program.partnerTypes.includes(details.partnerType))
    throw invalidInput({ field: 'partnerType', code: 'type_not_in_program' });
  const id = ctx.ids.next('pro');
  const noContact = { contactName: null, contactEmail: null, nextStep: null };
  const [sealed] = await sealContacts(ctx, tx, [{ id, ...noContact, ...contactSent(details) }]);
  await tx.insert(prospects).values({
    fit: {},
    ...(await detailColumns(ctx, tx, details)),
    ...sealed,
    tenantId: ctx.tenantId,
    id,
    programId,
    name: details.name,
    partnerType: details.partnerType,
    source,
    status: 'identified',
    referredByPartnerId: given.referredByPartnerId ?? null,
    referredByContactId: given.referredByContactId ?? null,
    remindersSent: 0,
    revision: 1,
    createdAt: ctx.now(),
    changedAt: ctx.now(),
  });
  await logProspect(ctx, tx, { prospectId: id, kind: 'created', text: given.text ?? null, facts: { source } });
  return id;
}
