import type { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, desc, eq, inArray } from '@countersign/db/query';
import { accounts, dealMatches, dealRegistrations, slots } from '@countersign/db/schema/deal-registration';
import { members } from '@countersign/db/schema/people';
import { partners } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { findVisibleDeal } from './find-visible.ts';

type Operation = (typeof dealRegistrationOperations)['matches'];
type DealMatch = OutputOf<Operation>['items'][number];

/** What looked like the same customer, best first, with the reason for each. For staff alone. */
export function matchesDealRegistration(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'deal-registration.matches');
  requireMember(ctx);
  return read(ctx, async (tx) => {
    const deal = await findVisibleDeal(ctx, tx, input.params.id);
    const found = await tx
      .select()
      .from(dealMatches)
      .where(and(eq(dealMatches.tenantId, ctx.tenantId), eq(dealMatches.dealId, deal.id)))
      .orderBy(desc(dealMatches.score), dealMatches.id);
    const ids = found.map(({ subjectId }) => subjectId);
    if (ids.length === 0) return { items: [] };
    const deals = await tx
      .select({ deal: dealRegistrations, partnerName: partners.name })
      .from(dealRegistrations)
      .innerJoin(
        partners,
        and(eq(partners.tenantId, dealRegistrations.tenantId), eq(partners.id, dealRegistrations.partnerId)),
      )
      .where(and(eq(dealRegistrations.tenantId, ctx.tenantId), inArray(dealRegistrations.id, ids)));
    const known = await tx
      .select({ account: accounts, salesOwner: members.name })
      .from(accounts)
      .leftJoin(members, and(eq(members.tenantId, accounts.tenantId), eq(members.id, accounts.salesOwnerId)))
      .where(and(eq(accounts.tenantId, ctx.tenantId), inArray(accounts.id, ids)));
    const held = await tx
      .selectDistinct({ dealId: slots.dealId })
      .from(slots)
      .where(and(eq(slots.tenantId, ctx.tenantId), inArray(slots.dealId, ids)));
    return {
      items: found.flatMap((match): DealMatch[] => {
        const shared = {
          id: match.id,
          kind: match.kind,
          subjectId: match.subjectId,
          score: match.score,
          reasons: match.reasons,
        };
        const other = deals.find((row) => row.deal.id === match.subjectId);
        if (match.kind === 'registration' && other) {
          const { deal: rival } = other;
          return [
            {
              ...shared,
              label: rival.number ?? rival.id,
              customerName: rival.customerName ?? '',
              country: rival.customerCountry,
              partnerName: other.partnerName,
              salesOwner: null,
              status: rival.status,
              isNamedAccount: false,
              holdsSlot: held.some((slot) => slot.dealId === rival.id),
            },
          ];
        }
        const account = known.find((row) => row.account.id === match.subjectId);
        if (match.kind !== 'account' || !account) return [];
        return [
          {
            ...shared,
            label: account.account.name,
            customerName: account.account.name,
            country: account.account.country,
            partnerName: null,
            salesOwner: account.salesOwner,
            status: account.account.kind,
            isNamedAccount: account.account.isNamed,
            holdsSlot: false,
          },
        ];
      }),
    };
  });
}
