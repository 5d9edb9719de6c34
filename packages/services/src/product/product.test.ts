import { productOperations } from '@countersign/contracts/product/operations';
import { describe, expect, it } from 'vitest';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { createProduct } from './create.ts';
import { listProducts } from './list.ts';
import { updateProduct } from './update.ts';

const database = useTestDatabase();

describeWriteVerb({
  id: 'product.create',
  operation: productOperations.create,
  verb: createProduct,
  database,
  otherTenant: null,
  input: () => ({ body: { name: 'GTX Plus', code: 'GTX-PLUS', listPrice: { amount: '1096.50', currency: 'EUR' } } }),
  expect: (_, output) =>
    expect(output).toMatchObject({
      code: 'GTX-PLUS',
      listPrice: { amount: '1096.50', currency: 'EUR' },
      isActive: true,
    }),
  badInput: [
    {
      label: 'a code that is taken',
      input: () => ({ body: { name: 'Other', code: 'GTX-PRO' } }),
      code: 'conflict',
      field: 'code',
    },
    {
      label: 'too many digits for the currency',
      input: () => ({ body: { name: 'A', code: 'A', listPrice: { amount: '1.005', currency: 'EUR' } } }),
      field: 'listPrice.amount',
    },
    {
      label: 'a currency there is not',
      input: () => ({ body: { name: 'A', code: 'A', listPrice: { amount: '1', currency: 'ABC' } } }),
      field: 'listPrice.currency',
    },
    { label: 'a name with NUL', input: () => ({ body: { name: 'A\u0000', code: 'A' } }), field: 'name' },
    { label: 'no name', input: () => ({ body: { code: 'A' } }), field: 'name' },
  ],
});

describeWriteVerb({
  id: 'product.update',
  operation: productOperations.update,
  verb: updateProduct,
  database,
  input: (tenant) => ({
    params: { id: tenant.products.gtxPro },
    body: { name: 'GTX Pro 2', listPrice: null, isActive: false },
  }),
  expect: (_, output) =>
    expect(output).toMatchObject({ name: 'GTX Pro 2', code: 'GTX-PRO', listPrice: null, isActive: false }),
  badInput: [
    {
      label: 'the code of another product',
      input: (tenant) => ({ params: { id: tenant.products.gtxPro }, body: { code: 'GTK-500' } }),
      code: 'conflict',
    },
  ],
});

describe('product.list', () => {
  it('pages by name, and an insert in between shifts nothing', async () => {
    const tenant = await createTestTenant(database());
    const page = (cursor?: string) =>
      call(productOperations.list, listProducts, tenant.pm, { query: { limit: 2, ...(cursor ? { cursor } : {}) } });
    const first = await page();
    await call(productOperations.create, createProduct, tenant.admin, { body: { name: 'AAA', code: 'AAA' } });
    const second = await page(first.nextCursor ?? '');
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
      'GTK 500',
      'GTX Basic',
      'GTX Pro',
      'MG Special',
    ]);
    expect([first.total, second.total, second.nextCursor]).toEqual([4, 5, null]);
  });

  it('finds by name and code, and takes % as itself', async () => {
    const tenant = await createTestTenant(database());
    const search = async (text: string) =>
      (await call(productOperations.list, listProducts, tenant.pm, { query: { search: text } })).items.map(
        ({ name }) => name,
      );
    expect(await search('gtx')).toEqual(['GTX Basic', 'GTX Pro']);
    expect(await search('gtk-5')).toEqual(['GTK 500']);
    expect(await search('%')).toEqual([]);
    await expect(search('a\u0000')).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('refuses a cursor that it did not give', async () => {
    const tenant = await createTestTenant(database());
    for (const cursor of [
      'nonsense',
      Buffer.from('[1,"x"]').toString('base64url'),
      Buffer.from('["\\u0000","x"]').toString('base64url'),
    ]) {
      await expect(
        call(productOperations.list, listProducts, tenant.pm, { query: { cursor } }),
        cursor,
      ).rejects.toMatchObject({ code: 'invalid_input' });
    }
  });

  it('shows a partner what it may still register', async () => {
    const tenant = await createTestTenant(database());
    await call(productOperations.update, updateProduct, tenant.admin, {
      params: { id: tenant.products.gtxPro },
      body: { isActive: false },
    });
    const { items } = await call(productOperations.list, listProducts, tenant.partnerA.sales.ctx, {
      query: { active: 'false' },
    });
    expect(items.map(({ name }) => name)).toEqual(['GTK 500', 'GTX Basic', 'MG Special']);
  });
});
