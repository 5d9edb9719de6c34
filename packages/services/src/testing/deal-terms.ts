import type { DealTermsDraft } from '@countersign/contracts/deal-registration/terms';
import type { DealTerms } from '../deal-registration/terms.ts';
import type { TestTenant } from './test-tenant.ts';

const customers = [
  'Adler Werke',
  'Birkenhof Logistik',
  'Cellux Pharma',
  'Drachenfels Energie',
  'Eisvogel Textil',
  'Falkenried Stahl',
];

/** Terms of a sale to one of a few customers whose names have nothing in common: small, and with a named contact. */
export function smallTerms(tenant: TestTenant, customer = 0, changes: Partial<DealTermsDraft> = {}): DealTerms {
  return {
    customerName: `${customers[customer % customers.length]} GmbH`,
    customerCountry: 'DE',
    customerWebsite: 'none',
    lines: [{ productId: tenant.products.gtxPro, quantity: 1 }],
    amount: { amount: '9000.00', currency: 'EUR' },
    closeMonth: '2026-09',
    stage: 'qualified',
    contacts: [{ name: 'Anna Amt' }],
    ...changes,
  };
}

/** So large that the partner's manager, the channel director and finance decide. */
export function largeTerms(tenant: TestTenant, customer = 0, changes: Partial<DealTermsDraft> = {}): DealTerms {
  return smallTerms(tenant, customer, { amount: { amount: '70000.00', currency: 'EUR' }, ...changes });
}
