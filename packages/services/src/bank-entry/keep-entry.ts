import { bankEntries } from '@countersign/db/schema/payout';
import type { BankStatementEntry } from '@countersign/ports/payout-rail/bank-statement';
import type { ServiceContext, Transaction } from '../context.ts';

export interface KeptEntry {
  readonly legalEntityId: string;
  /** Whose statement it stands on; empty for what a person said about a payment by hand. */
  readonly account: string;
  readonly entry: BankStatementEntry;
  readonly payoutId: string | null;
  readonly status: 'matched' | 'exception';
  /** Who has to clear it up, where it fits nothing. */
  readonly ownerMemberId: string | null;
}

/** Keeps one movement of the bank; false where it is known already, however often its statement is read. */
export async function keepEntry(ctx: ServiceContext, tx: Transaction, kept: KeptEntry): Promise<boolean> {
  const { entry } = kept;
  const rows = await tx
    .insert(bankEntries)
    .values({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('bke'),
      legalEntityId: kept.legalEntityId,
      account: kept.account,
      reference: entry.reference,
      bookedOn: entry.bookedOn,
      amountMinor: entry.amountMinor,
      currency: entry.currency,
      endToEndId: entry.endToEndId,
      isReturn: entry.isReturn ? 1 : 0,
      reasonCode: entry.reasonCode,
      payoutId: kept.payoutId,
      status: kept.status,
      ownerMemberId: kept.ownerMemberId,
      note: entry.note,
      createdAt: ctx.now(),
    })
    .onConflictDoNothing()
    .returning({ id: bankEntries.id });
  return rows.length > 0;
}
