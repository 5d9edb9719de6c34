import { demoStaff, demoTenant } from '../cast.ts';
import type { MemberActor } from '../people.internal.ts';
import type { MoneyCast } from './seed-money.ts';

/** Who has a hand in money, by the place in the staff. */
export function moneyStaff(members: readonly MemberActor[]): MoneyCast['staff'] {
  const at = (email: string) => {
    const found = members[demoStaff.findIndex((one) => one.email === `${email}@${demoTenant.domain}`)];
    if (!found) throw new Error(`the demo's staff has no ${email}`);
    return found;
  };
  return {
    admin: at('admin'),
    manager: at('pm'),
    director: at('director'),
    finance: at('finance'),
    secondFinance: at('o.baird'),
    operator: at('payables'),
    confirmer: at('it'),
  };
}
