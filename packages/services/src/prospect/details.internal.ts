import type { InputOf } from '@countersign/contracts/operation/operation';
import type { prospectOperations } from '@countersign/contracts/prospect/operations';
import { and, eq } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import type { prospects } from '@countersign/db/schema/prospect';
import { isCountry } from '@countersign/domain/country/countries';
import { invalidInput } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { registrableDomain } from '../matching/registrable-domain.ts';
import type { ProspectContact } from './sealed-prospect.internal.ts';

export type ProspectDetails = InputOf<(typeof prospectOperations)['update']>['body'];

/** What is known of a prospect, as columns; what was not sent stays. Whom to write to is sealed apart. Refuses an unknown country and an owner who is none of the staff. */
export async function detailColumns(
  ctx: ServiceContext,
  tx: Transaction,
  details: ProspectDetails,
): Promise<Partial<typeof prospects.$inferInsert>> {
  const { contactName: _name, contactEmail: _email, nextStep: _next, ...columns } = details;
  const { country, ownerMemberId, website } = columns;
  if (country !== undefined && country !== null && !isCountry(country))
    throw invalidInput({ field: 'country', code: 'country_unknown' });
  if (ownerMemberId !== undefined && ownerMemberId !== null) {
    const [owner] = await tx
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.tenantId, ctx.tenantId), eq(members.id, ownerMemberId), eq(members.status, 'active')));
    if (!owner) throw invalidInput({ field: 'ownerMemberId', code: 'member_unknown' });
  }
  const sent = Object.entries(columns).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(sent),
    ...(website === undefined ? {} : { domain: website === null ? null : (registrableDomain(website) ?? null) }),
  };
}

/** What was sent of whom to write to and what comes next; null empties it. */
export function contactSent({ contactName, contactEmail, nextStep }: ProspectDetails): Partial<ProspectContact> {
  return {
    ...(contactName === undefined ? {} : { contactName }),
    ...(contactEmail === undefined ? {} : { contactEmail }),
    ...(nextStep === undefined ? {} : { nextStep }),
  };
}
