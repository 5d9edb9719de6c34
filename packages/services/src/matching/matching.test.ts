import { accounts, customers, dealLines, dealRegistrations, slots } from '@countersign/db/schema/deal-registration';
import type { DealStatus } from '@countersign/domain/deal-registration/deal';
import { describe, expect, it } from 'vitest';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import type { KnownCustomer } from './customer.ts';
import { findMatches } from './find-matches.ts';
import { addSubjects, indexSubject } from './index-subject.ts';
import { resolveCustomer } from './resolve-customer.ts';

const database = useTestDatabase();

const company = (name: string, given: Partial<KnownCustomer> = {}): KnownCustomer & { country: string } => ({
  name,
  domain: null,
  registrationNumber: null,
  ...given,
  country: given.country ?? 'DE',
});

async function insertDeal(
  tenant: TestTenant,
  given: { customer: KnownCustomer; status: DealStatus; productIds: readonly string[]; partnerId?: string },
): Promise<string> {
  const id = tenant.ids.next('deal');
  await tenant.inTenant(async (tx) => {
    await tx.insert(dealRegistrations).values({
      tenantId: tenant.id,
      id,
      programId: tenant.programId,
      partnerId: given.partnerId ?? tenant.partnerA.id,
      status: given.status,
      origin: 'portal',
      terms: { customerRegistrationNumber: given.customer.registrationNumber ?? undefined },
      revision: 1,
      customerName: given.customer.name,
      customerCountry: given.customer.country,
      customerDomain: given.customer.domain,
      extensionsUsed: 0,
      hasMatches: false,
      createdAt: tenant.clock.now,
      changedAt: tenant.clock.now,
    });
    await tx
      .insert(dealLines)
      .values(given.productIds.map((productId) => ({ tenantId: tenant.id, dealId: id, productId, quantity: 1 })));
    await indexSubject(tenant.system, tx, { kind: 'registration', id, customer: given.customer });
  });
  return id;
}

async function insertAccount(
  tenant: TestTenant,
  customer: KnownCustomer,
  given: { isNamed: boolean; salesOwnerId: string | null },
): Promise<string> {
  const id = tenant.ids.next('acc');
  await tenant.inTenant(async (tx) => {
    await tx.insert(accounts).values({
      tenantId: tenant.id,
      id,
      kind: 'customer',
      website: null,
      externalId: null,
      revision: 1,
      changedAt: tenant.clock.now,
      ...customer,
      ...given,
    });
    await indexSubject(tenant.system, tx, { kind: 'account', id, customer });
  });
  return id;
}

const find = (
  tenant: TestTenant,
  customer: KnownCustomer,
  productIds: readonly string[] = [],
  partnerId: string | null = null,
) => tenant.inTenant((tx) => findMatches(tenant.system, tx, { dealId: null, partnerId, customer, productIds }));

describe('finding matches', () => {
  it('finds another spelling with its reasons, product, protection and owner', async () => {
    const tenant = await createTestTenant(database());
    const { gtxPro, gtk500 } = tenant.products;
    const deal = await insertDeal(tenant, {
      customer: company('Müller & Söhne GmbH'),
      status: 'approved',
      productIds: [gtxPro, gtk500],
    });
    await tenant.inTenant((tx) =>
      tx.insert(slots).values({
        tenantId: tenant.id,
        customerId: 'cus_1',
        productId: gtxPro,
        country: 'DE',
        dealId: deal,
        takenAt: tenant.clock.now,
      }),
    );
    const account = await insertAccount(tenant, company('Mueller und Soehne'), {
      isNamed: true,
      salesOwnerId: tenant.members.salesOwner.id,
    });
    await insertAccount(tenant, company('Schmidt Maschinenbau AG'), { isNamed: true, salesOwnerId: null });

    const found = await find(tenant, company('Mueller u. Soehne'), [gtxPro]);
    expect(found).toMatchObject([
      {
        subjectKind: 'registration',
        subjectId: deal,
        isSameCustomer: true,
        sharesProduct: true,
        holdsSlot: true,
        isNamedAccount: false,
      },
      {
        subjectKind: 'account',
        subjectId: account,
        isSameCustomer: true,
        sharesProduct: false,
        holdsSlot: false,
        isNamedAccount: true,
        accountSalesOwnerId: tenant.members.salesOwner.id,
      },
    ]);
    expect(found[0]?.reasons.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['name_same', 'country', 'product']),
    );
  });

  it.each<[DealStatus, boolean]>([
    ['submitted', true],
    ['waitlisted', true],
    ['win_reported', true],
    ['won', true],
    ['draft', false],
    ['lost', false],
    ['expired', false],
    ['rejected', false],
    ['withdrawn', false],
  ])('a registration that is %s counts: %s', async (status, counts) => {
    const tenant = await createTestTenant(database());
    await insertDeal(tenant, {
      customer: company('Halvorsen Logistikk AS', { country: 'NO' }),
      status,
      productIds: [tenant.products.gtxPro],
    });
    expect((await find(tenant, company('Halvorsen Logistikk', { country: 'NO' }))).length).toBe(counts ? 1 : 0);
  });

  it('leaves out itself, and the same partner asking for another product', async () => {
    const tenant = await createTestTenant(database());
    const { gtxPro, gtk500 } = tenant.products;
    const customer = company('Borealis Foods');
    const own = await insertDeal(tenant, { customer, status: 'in_review', productIds: [gtxPro] });
    expect(await find(tenant, customer, [gtk500], tenant.partnerA.id)).toEqual([]);
    expect((await find(tenant, customer, [gtxPro], tenant.partnerA.id)).length).toBe(1);
    expect((await find(tenant, customer, [gtk500], tenant.partnerB.id)).length).toBe(1);
    expect(
      await tenant.inTenant((tx) =>
        findMatches(tenant.system, tx, { dealId: own, partnerId: null, customer, productIds: [gtxPro] }),
      ),
    ).toEqual([]);
  });

  it('forgets the name that a subject had before', async () => {
    const tenant = await createTestTenant(database());
    const id = await insertAccount(tenant, company('Old Harbour Trading'), { isNamed: false, salesOwnerId: null });
    await tenant.inTenant((tx) =>
      indexSubject(tenant.system, tx, { kind: 'account', id, customer: company('Quantum Vellum') }),
    );
    expect(await find(tenant, company('Old Harbour Trading'))).toEqual([]);
  });

  it('sees nothing of another tenant', async () => {
    const [tenant, other] = [await createTestTenant(database()), await createTestTenant(database())];
    await insertAccount(other, company('Borealis Foods'), { isNamed: true, salesOwnerId: null });
    expect(await find(tenant, company('Borealis Foods'))).toEqual([]);
  });

  it('among ten times the accounts, of which many share words, takes far less than ten times as long', async () => {
    const tenant = await createTestTenant(database());
    const first = [
      'Nord',
      'Alpen',
      'Rhein',
      'Baltic',
      'Iber',
      'Velo',
      'Quanta',
      'Luma',
      'Ferro',
      'Terra',
      'Hydro',
      'Astra',
      'Corvo',
      'Delta',
      'Omni',
      'Prima',
      'Sol',
      'Vita',
      'Zeno',
      'Kern',
    ];
    const second = ['tec', 'werk', 'soft', 'medic', 'trans', 'bau', 'plan', 'form', 'net', 'log'];
    const third = [
      'Systems',
      'Logistics',
      'Group',
      'Energy',
      'Foods',
      'Consulting',
      'Pharma',
      'Mobility',
      'Retail',
      'Digital',
    ];
    const customersMade = Array.from({ length: 10_000 }, (_, index) => {
      const name = `${first[index % 20]}${second[Math.floor(index / 20) % 10]} ${third[Math.floor(index / 200) % 10]} ${index >= 2_000 ? `${first[(index * 7) % 20]}${index}` : ''} GmbH`;
      return { id: tenant.ids.next('acc'), customer: company(name) };
    });
    const add = (made: typeof customersMade) =>
      tenant.inTenant(async (tx) => {
        for (let start = 0; start < made.length; start += 1_000) {
          const part = made.slice(start, start + 1_000);
          await tx.insert(accounts).values(
            part.map(({ id, customer }) => ({
              tenantId: tenant.id,
              id,
              kind: 'customer' as const,
              isNamed: false,
              website: null,
              salesOwnerId: null,
              externalId: null,
              revision: 1,
              changedAt: tenant.clock.now,
              ...customer,
            })),
          );
          await addSubjects(
            tenant.system,
            tx,
            part.map(({ id, customer }) => ({ kind: 'account' as const, id, customer })),
          );
        }
      });
    const medianTime = async (): Promise<number> => {
      const times: number[] = [];
      for (const asked of customersMade.slice(0, 1_000).filter((_, index) => index % 33 === 0)) {
        const startedAt = performance.now();
        const found = await find(tenant, { ...asked.customer, name: asked.customer.name.replace(' GmbH', ' AG') });
        times.push(performance.now() - startedAt);
        expect(found.some((match) => match.subjectId === asked.id)).toBe(true);
      }
      return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
    };
    await add(customersMade.slice(0, 1_000));
    const amongFew = await medianTime();
    await add(customersMade.slice(1_000));
    expect((await medianTime()) / amongFew).toBeLessThan(5);
  });
});

describe('the legal entity of a customer', () => {
  const resolve = (tenant: TestTenant, customer: KnownCustomer & { country: string }) =>
    tenant.inTenant((tx) => resolveCustomer(tenant.system, tx, customer));

  it.each<[string, KnownCustomer & { country: string }, KnownCustomer & { country: string }, boolean]>([
    ['another spelling in the same country', company('Müller & Söhne GmbH'), company('Mueller u. Soehne'), true],
    ['the same name in another country', company('Müller GmbH'), company('Müller GmbH', { country: 'AT' }), false],
    [
      'another name with the same number',
      company('Alpha GmbH', { registrationNumber: 'HRB 12345' }),
      company('Beta GmbH', { registrationNumber: 'hrb12345' }),
      true,
    ],
    [
      'the same name with another number',
      company('Alpha GmbH', { registrationNumber: 'HRB 12345' }),
      company('Alpha GmbH', { registrationNumber: 'HRB 99999' }),
      false,
    ],
    [
      'a number that is known later',
      company('Alpha GmbH'),
      company('Alpha GmbH', { registrationNumber: 'HRB 12345' }),
      true,
    ],
    [
      'a near spelling on the same domain',
      company('Walvax Biotech', { domain: 'walvax.example' }),
      company('Walvax Biotechnology', { domain: 'walvax.example' }),
      true,
    ],
    ['a near spelling without a domain', company('Walvax Biotech'), company('Walvacs Biotechnical'), false],
    [
      'a sister on the same domain',
      company('Hansen Shipping', { domain: 'hansen.example' }),
      company('Petersen Insurance', { domain: 'hansen.example' }),
      false,
    ],
  ])('%s', async (_, left, right, isSame) => {
    const tenant = await createTestTenant(database());
    const first = await resolve(tenant, left);
    const second = await resolve(tenant, right);
    expect(second === first).toBe(isSame);
    expect(await resolve(tenant, left)).toBe(first);
    expect(await resolve(tenant, right)).toBe(second);
  });

  it('is one, however many ask for it at once in several spellings', async () => {
    const tenant = await createTestTenant(database());
    const spellings = ['Müller & Söhne GmbH', 'Mueller und Soehne', 'MÜLLER & SÖHNE', 'Mueller & Soehne AG'];
    const asked = Array.from({ length: 30 }, (_, index) => company(spellings[index % spellings.length] ?? ''));
    const ids = await Promise.all(asked.map((customer) => resolve(tenant, customer)));
    expect(new Set(ids).size).toBe(1);
    expect((await tenant.inTenant((tx) => tx.select().from(customers))).length).toBe(1);
  });

  it('is one for new spellings of one domain at once', async () => {
    const tenant = await createTestTenant(database());
    const names = ['Walvax Biotech', 'Walvax Biotechnology', 'Walvax Bio-Tech Co', 'Walvax Biotechnologies'];
    const ids = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        resolve(tenant, company(names[index % 4] ?? '', { domain: 'walvax.example', country: 'CN' })),
      ),
    );
    expect(new Set(ids).size).toBe(1);
  });
});
