import { describe, expect, it } from 'vitest';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { commitAndRun, importNow, mapAndValidate, startImport } from './testing/import-file.ts';
import { asSuggested, good, start, validated } from './testing/pipeline-rows.ts';

const database = useTestDatabase();

describe('checking rows', () => {
  it.each<[string, string, { field: string; code: string }]>([
    ['no customer', good.replace('Müller & Söhne GmbH', ''), { field: 'customerName', code: 'missing' }],
    [
      'a partner nobody knows',
      good.replace('Nordlicht Systemhaus', 'Nobody Ltd'),
      { field: 'partner', code: 'value_unknown' },
    ],
    ['a product nobody knows', good.replace('GTX Pro', 'GTX Max'), { field: 'product', code: 'value_unknown' }],
    ['a country nobody knows', good.replace(';DE;', ';Atlantis;'), { field: 'customerCountry', code: 'value_unknown' }],
    [
      'digits that the currency does not have',
      good.replace('46.052,00;EUR', '46.052,00;JPY'),
      { field: 'amount', code: 'currency_digits_wrong' },
    ],
    ['a currency there is not', good.replace(';EUR;', ';EURO;'), { field: 'currency', code: 'currency_unknown' }],
    ['an amount of nothing for an open one', good.replace('46.052,00', '0'), { field: 'amount', code: 'amount_zero' }],
    [
      'a day that does not exist',
      good.replace('2026-04-01', '2026-02-30'),
      { field: 'submittedOn', code: 'date_invalid' },
    ],
    [
      'a close before the submission',
      good.replace(';open;2026-04-01;', ';won;2026-04-01;2026-03-01'),
      { field: 'closedOn', code: 'closed_before_submitted' },
    ],
    [
      'a website that is none',
      good.replace('mueller-soehne.de', 'not a site'),
      { field: 'customerWebsite', code: 'invalid' },
    ],
    ['a name that is too long', good.replace('Müller', 'M'.repeat(300)), { field: 'customerName', code: 'invalid' }],
    [
      'control characters',
      good.replace('Müller', 'M\u0007ller'),
      { field: 'customerName', code: 'control_characters' },
    ],
    ['more cells than columns', `${good};surplus`, { field: '', code: 'surplus_cells' }],
  ])('refuses %s', async (_, line, problem) => {
    const tenant = await createTestTenant(database());
    const { now, rows } = await validated(tenant, line, good.replace('A-1', 'A-2'));
    expect(rows[0]).toMatchObject({ line: 2, status: 'invalid' });
    expect(rows[0]?.problems).toContainEqual(problem);
    expect(now).toMatchObject({ status: 'validated', doneRows: 2, counts: { invalid: 1, valid: 1 } });
  });

  it('says everything that is wrong with a row at once', async () => {
    const tenant = await createTestTenant(database());
    const { rows } = await validated(tenant, 'A-1;;;;;;x;EUR;;maybe;;');
    expect(new Set(rows[0]?.problems.map(({ field }) => field))).toEqual(
      new Set(['status', 'partner', 'product', 'amount', 'customerCountry', 'customerName']),
    );
  });

  it('flags what claims a customer and product again, in the file, here, or of a named account', async () => {
    const tenant = await createTestTenant(database());
    const earlier = await start(tenant, good.replace('A-1', 'B-1'));
    await mapAndValidate(tenant, earlier.id, asSuggested(earlier));
    await commitAndRun(tenant, earlier.id);
    const named = await startImport(tenant, {
      kind: 'account',
      csv: 'name,country,named\nBorealis Foods AS,Norway,yes\n',
    });
    await mapAndValidate(tenant, named.id, named.suggestedMapping);
    await commitAndRun(tenant, named.id);
    const { rows } = await validated(
      tenant,
      good.replace('Müller & Söhne GmbH', 'Mueller u. Soehne'),
      good.replace('A-1', 'A-2').replace('GTX Pro', 'GTK 500'),
      good.replace('A-1', 'A-3').replace('GTX Pro', 'GTK 500'),
      good.replace('A-1', 'A-4').replace(/M.*?de;GTX/, 'Borealis Foods;NO;none;GTX'),
      good.replace('A-1', 'A-5').replace(';open;2026-04-01;', ';lost;2026-04-01;2026-04-02'),
    );
    expect(rows.map(({ status, flags }) => [status, flags])).toEqual([
      ['flagged', [{ kind: 'same_registration', label: 'Müller & Söhne GmbH' }]],
      ['valid', []],
      ['flagged', [{ kind: 'same_in_file', label: '3' }]],
      ['flagged', [{ kind: 'same_account', label: 'Borealis Foods AS' }]],
      ['valid', []],
    ]);
  });

  it('refuses a row that the file repeats', async () => {
    const tenant = await createTestTenant(database());
    const { rows } = await validated(tenant, good, good);
    expect(rows[1]).toMatchObject({
      status: 'invalid',
      problems: [{ field: '', code: 'repeated_row' }],
      flags: [{ kind: 'repeats', label: '2' }],
    });
  });

  it('begins anew with the mapping that was said last', async () => {
    const tenant = await createTestTenant(database());
    const { started } = await validated(tenant, good.replace('GTX Pro', 'GTXPro'));
    expect((await importNow(tenant, started.id)).counts).toMatchObject({ valid: 1 });
    const body = { ...asSuggested(started), values: {} };
    expect((await mapAndValidate(tenant, started.id, body)).counts).toMatchObject({ invalid: 1, valid: 0 });
  });
});
