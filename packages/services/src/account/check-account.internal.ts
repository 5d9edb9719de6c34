import { and, eq } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import { isCountry } from '@countersign/domain/country/countries';
import { invalidInput } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';

/** Refuses a country there is not and a sales owner who is not on the staff. */
export async function checkAccount(
  ctx: ServiceContext,
  tx: Transaction,
  given: { readonly country?: string | null | undefined; readonly salesOwnerId?: string | null | undefined },
): Promise<void> {
  if (given.country && !isCountry(given.country)) throw invalidInput({ field: 'country', code: 'country_unknown' });
  if (!given.salesOwnerId) return;
  const [owner] = await tx
    .select({ status: members.status })
    .from(members)
    .where(and(eq(members.tenantId, ctx.tenantId), eq(members.id, given.salesOwnerId)));
  if (!owner || owner.status === 'removed') throw invalidInput({ field: 'salesOwnerId', code: 'member_unknown' });
}
