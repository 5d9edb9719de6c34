import { parseBic } from '@countersign/domain/iban/bic';
import { checkIban, countryOfIban, maskIban } from '@countersign/domain/iban/iban';
import type { Rail } from '@countersign/domain/payout/payout';
import { invalidInput } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';

export interface CheckedAccount {
  readonly account: string;
  readonly mask: string;
  readonly bic: string | null;
  readonly country: string;
}

/** The account as its rail takes it; refused by field where it is none. */
export function checkAccount(given: {
  readonly rail: Rail;
  readonly account: string;
  readonly bic?: string | null | undefined;
  readonly country: string;
}): CheckedAccount {
  switch (given.rail) {
    case 'sepa': {
      const iban = checkIban(given.account);
      if (!iban.ok) throw invalidInput({ field: 'account', code: iban.refusal.code, message: 'not an account number' });
      const bic = given.bic ? parseBic(given.bic) : null;
      if (bic === undefined) throw invalidInput({ field: 'bic', code: 'bic_malformed', message: 'not a BIC' });
      return {
        account: iban.value,
        mask: maskIban(iban.value),
        bic,
        country: countryOfIban(iban.value),
      };
    }
    case 'manual':
      return { account: given.account, mask: maskWords(given.account), bic: null, country: given.country };
    default:
      return given.rail satisfies never;
  }
}

function maskWords(words: string): string {
  return `•••• ${words.slice(-4)}`;
}

const purposeOf = (id: string) => `payment-method/${id}/account`;

export function sealAccount(ctx: ServiceContext, id: string, account: string): string {
  return ctx.ports.vault.seal(purposeOf(id), account);
}

/** The whole number, for the rail alone. Throws where it was sealed with a key that this installation has not. */
export function openAccount(
  ctx: ServiceContext,
  method: { readonly id: string; readonly accountSealed: string },
): string {
  const account = ctx.ports.vault.open(purposeOf(method.id), method.accountSealed);
  if (account === null) throw new Error(`the account of ${method.id} cannot be opened with this key`);
  return account;
}
