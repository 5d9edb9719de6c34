import type { ExitPreviewView } from '@countersign/contracts/exit/operations';
import { dealChoices } from '@countersign/domain/exit/disposition';
import type { ExitPreview, ExitSums } from '@countersign/domain/exit/preview';
import { formatInstant } from '@countersign/domain/time/instant';
import { presentSigned } from '../statement/signed-money.ts';

/** Sums as the API writes them; amounts are minor units of the currency. */
export function presentSums(sums: ExitSums, currency: string) {
  const money = (minor: string) => presentSigned(BigInt(minor), currency);
  return {
    pending: money(sums.pendingMinor),
    available: money(sums.availableMinor),
    held: money(sums.heldMinor),
    owed: money(sums.owedMinor),
    underWay: money(sums.underWayMinor),
  };
}

export function presentPreview(preview: ExitPreview): ExitPreviewView {
  const { transferTo, money, access } = preview;
  return {
    at: formatInstant(preview.at),
    deals: preview.deals.map(({ amountMinor, currency, ...deal }) => ({
      ...deal,
      amount: amountMinor === null || currency === null ? null : presentSigned(BigInt(amountMinor), currency),
      choices: [...(dealChoices[deal.status] ?? [])],
    })),
    transferTo: transferTo && { enrollmentId: transferTo.enrollmentId, partnerName: transferTo.partnerName },
    money: {
      ...presentSums(money, preview.currency),
      disposition: money.disposition,
      clawbackDays: money.clawbackDays,
    },
    links: { ...preview.links },
    access: { ...access, people: access.people.map(({ name, roles }) => ({ name, roles: [...roles] })) },
    kept: preview.kept.map((record) => ({ ...record })),
  };
}
