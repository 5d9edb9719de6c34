import { eq } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { paymentMethods } from '@countersign/db/schema/payout';
import { ensureDefaultLegalEntity } from '../legal-entity/ensure-default.ts';
import { sealAccount } from '../payment-method/account-of.ts';
import type { TestTenant } from './test-tenant.ts';

const accounts = ['DE89370400440532013000', 'FR1420041010050500013M02606'];

/** The company's account and one of each partner, in Germany and in France, confirmed by two and cooled off long ago. */
export async function arrangePayoutAccounts(
  tenant: TestTenant,
  vault: TestTenant['ports']['vault'] = tenant.ports.vault,
): Promise<void> {
  const ctx = { ...tenant.system, ports: { ...tenant.system.ports, vault } };
  await tenant.inTenant(async (tx) => {
    const entityId = await ensureDefaultLegalEntity(ctx, tx);
    const own = { iban: 'DE75512108001245126199', country: 'DE' };
    await tx.update(legalEntities).set(own).where(eq(legalEntities.id, entityId));
    for (const [at, { id: partnerId }] of [tenant.partnerA, tenant.partnerB].entries()) {
      const id = tenant.ids.next('pme');
      const account = accounts[at] ?? '';
      await tx.insert(paymentMethods).values({
        tenantId: tenant.id,
        id,
        partnerId,
        rail: 'sepa',
        holder: `Partner ${at + 1} GmbH`,
        country: account.slice(0, 2),
        currency: 'EUR',
        accountSealed: sealAccount(ctx, id, account),
        accountMask: `•••• ${account.slice(-4)}`,
        bic: null,
        status: 'confirmed',
        proposedByPerson: 'per_partner',
        proposedAt: tenant.clock.now,
        confirmedByPerson: 'per_finance',
        usableFrom: tenant.clock.now,
        revision: 1,
        changedAt: tenant.clock.now,
      });
    }
  });
}
