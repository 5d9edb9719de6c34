import { importOperations } from '@countersign/contracts/import/operations';
import { eq } from '@countersign/db/query';
import { outbox } from '@countersign/db/schema/case';
import { accounts, dealRegistrations } from '@countersign/db/schema/deal-registration';
import { products } from '@countersign/db/schema/tenant';
import { describe, expect, it } from 'vitest';
import { uploadFile } from '../file/upload.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { crashingBeforeCommit } from '../testing/footprint.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { commitImport } from './commit.ts';
import { createImport } from './create.ts';
import { listImportErrors } from './errors.ts';
import { listImports } from './list.ts';
import { mapImport } from './map.ts';
import { listImportRows } from './rows.ts';
import { failImport, runImport } from './run-import.ts';
import { commitAndRun, importNow, mapAndValidate, rowsOf, startImport, unwatched } from './testing/import-file.ts';

const database = useTestDatabase();

const header = 'id;partner;customer;country;website;product;amount;currency;close month;status;submitted on;closed on';
const good =
  'A-1;Nordlicht Systemhaus;Müller & Söhne GmbH;DE;mueller-soehne.de;GTX Pro;46.052,00;EUR;2026-06;open;2026-04-01;';
const csv = (...lines: string[]) => `${[header, ...lines].join('\n')}\n`;
const start = (tenant: TestTenant, ...lines: string[]) =>
  startImport(tenant, { kind: 'deal-registration', csv: csv(...lines) });
type Started = Awaited<ReturnType<typeof start>>;
const asSuggested = (started: Started) => started.suggestedMapping;
const upload = (tenant: TestTenant, content: string, purpose: 'import' | 'attachment' = 'import') =>
  uploadFile(tenant.admin, {
    params: {},
    query: { name: 'deals.csv', purpose },
    body: new TextEncoder().encode(content),
    ifMatch: undefined,
  });

async function validated(tenant: TestTenant, ...lines: string[]) {
  const started = await start(tenant, ...lines);
  return {
    started,
    now: await mapAndValidate(tenant, started.id, asSuggested(started)),
    rows: await rowsOf(tenant, started.id),
  };
}

describeWriteVerb({
  id: 'import.create',
  operation: importOperations.create,
  verb: createImport,
  database,
  prepare: (tenant) => upload(tenant, csv(good)),
  input: (tenant, file) => ({
    body: { kind: 'deal-registration' as const, fileId: file.id, programId: tenant.programId },
  }),
  expect: (_, output) => {
    expect(output).toMatchObject({
      status: 'uploaded',
      fileName: 'deals.csv',
      totalRows: 1,
      counts: { pending: 1 },
      unmappedValues: {},
    });
    expect(output.sample).toEqual([expect.objectContaining({ customer: 'Müller & Söhne GmbH' })]);
  },
  badInput: [
    {
      label: 'no program for registrations',
      input: (_, file) => ({ body: { kind: 'deal-registration', fileId: file.id } }),
      field: 'programId',
    },
    { label: 'a kind there is not', input: (_, file) => ({ body: { kind: 'thing', fileId: file.id } }), field: 'kind' },
    {
      label: 'a file there is not',
      input: (tenant) => ({
        body: { kind: 'account' as const, fileId: `file_${'0'.repeat(26)}`, programId: tenant.programId },
      }),
      code: 'not_found',
    },
  ],
});

describeWriteVerb({
  id: 'import.map',
  operation: importOperations.map,
  verb: mapImport,
  database,
  prepare: (tenant) => start(tenant, good),
  input: (_, started) => ({ params: { id: started.id }, body: asSuggested(started) }),
  expect: async (tenant, output) => {
    expect(output.status).toBe('mapped');
    const queued = await tenant.inTenant((tx) => tx.select().from(outbox).where(eq(outbox.kind, 'run_import')));
    expect(queued.map(({ payload }) => payload)).toEqual([{ importId: output.id }]);
  },
  badInput: [
    {
      label: 'a field there is not',
      input: (_, started) => ({
        params: { id: started.id },
        body: { columns: { ...asSuggested(started).columns, colour: 'id' } },
      }),
      field: 'columns.colour',
    },
    {
      label: 'a column there is not',
      input: (_, started) => ({
        params: { id: started.id },
        body: { ...asSuggested(started), columns: { ...asSuggested(started).columns, partner: 'nobody' } },
      }),
      field: 'columns.partner',
    },
    {
      label: 'a required field left out',
      input: (_, started) => ({ params: { id: started.id }, body: { columns: {} } }),
      field: 'columns.partner',
    },
  ],
});

describeWriteVerb({
  id: 'import.commit',
  operation: importOperations.commit,
  verb: commitImport,
  database,
  prepare: async (tenant) => (await validated(tenant, good)).now,
  input: (_, now) => ({ params: { id: now.id } }),
  expect: (_, output) => expect(output.status).toBe('committing'),
  badInput: [
    { label: 'an import there is not', input: () => ({ params: { id: `imp_${'0'.repeat(26)}` } }), code: 'not_found' },
  ],
});

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

describe('committing rows', () => {
  it('adds what is valid once, however often and by whichever file it comes', async () => {
    const tenant = await createTestTenant(database());
    const { started } = await validated(tenant, good, good.replace('A-1', '').replace('open', 'won'), 'A-9;;;;;;;;;;;');
    expect(await commitAndRun(tenant, started.id)).toMatchObject({
      status: 'committed',
      doneRows: 3,
      counts: { committed: 2, invalid: 1 },
    });
    expect((await commitAndRun(tenant, started.id)).counts.committed).toBe(2);
    const again = await validated(
      tenant,
      good.replace('46.052', '50.000'),
      good.replace('A-1', '').replace('open', 'won'),
    );
    expect(again.now.counts).toMatchObject({ skipped: 2 });
    const deals = await tenant.inTenant((tx) => tx.select().from(dealRegistrations));
    expect(deals.map(({ status }) => status).sort()).toEqual(['submitted', 'won']);
  });

  it('imports the mended rows when the mapping is said anew after a commit', async () => {
    const tenant = await createTestTenant(database());
    const started = await start(tenant, good, good.replace('A-1', 'A-2').replace('GTX Pro', 'GTXPro'));
    await mapAndValidate(tenant, started.id, { ...asSuggested(started), values: {} });
    expect((await commitAndRun(tenant, started.id)).counts).toMatchObject({ committed: 1, invalid: 1 });
    expect((await mapAndValidate(tenant, started.id, asSuggested(started))).counts).toMatchObject({
      committed: 1,
      flagged: 1,
    });
    expect((await commitAndRun(tenant, started.id)).counts).toMatchObject({ committed: 2, invalid: 0 });
  });

  it('refuses what has become impossible since it was checked', async () => {
    const tenant = await createTestTenant(database());
    const { started } = await validated(tenant, good);
    await tenant.inTenant((tx) =>
      tx.update(products).set({ isActive: false }).where(eq(products.id, tenant.products.gtxPro)),
    );
    expect((await commitAndRun(tenant, started.id)).counts).toMatchObject({ committed: 0, invalid: 1 });
  });

  it('leaves nothing of a batch that was not committed, and does it whole the next time', async () => {
    const tenant = await createTestTenant(database());
    const { started } = await validated(tenant, good, good.replace('A-1', 'A-2').replace('open', 'won'));
    await call(importOperations.commit, commitImport, tenant.admin, { params: { id: started.id } });
    await expect(runImport(crashingBeforeCommit(tenant.system), started.id, unwatched)).rejects.toThrow('crashed');
    expect((await tenant.inTenant((tx) => tx.select().from(dealRegistrations))).length).toBe(0);
    expect(await runImport(tenant.system, started.id, unwatched)).toBe('committed');
    expect((await tenant.inTenant((tx) => tx.select().from(dealRegistrations))).length).toBe(2);
  });

  it('adds each row once when two runs are at it', async () => {
    const tenant = await createTestTenant(database());
    const lines = Array.from({ length: 1_200 }, (_, index) =>
      good.replace('A-1', `A-${index}`).replace(';open;2026-04-01;', ';won;2026-03-01;2026-04-01'),
    );
    const { started } = await validated(tenant, ...lines);
    await call(importOperations.commit, commitImport, tenant.admin, { params: { id: started.id } });
    await Promise.all([
      runImport(tenant.system, started.id, unwatched),
      runImport(tenant.system, started.id, unwatched),
    ]);
    expect((await importNow(tenant, started.id)).counts).toMatchObject({ committed: 1_200, skipped: 0 });
    expect(await tenant.inTenant((tx) => tx.$count(dealRegistrations))).toBe(1_200);
  });

  it('is not ready before the rows were checked, and cannot be mapped meanwhile', async () => {
    const tenant = await createTestTenant(database());
    const started = await start(tenant, good);
    await expect(
      call(importOperations.commit, commitImport, tenant.admin, { params: { id: started.id } }),
    ).rejects.toMatchObject({ code: 'import_not_ready' });
    await mapAndValidate(tenant, started.id, asSuggested(started));
    await call(importOperations.commit, commitImport, tenant.admin, { params: { id: started.id } });
    await expect(
      call(importOperations.map, mapImport, tenant.admin, { params: { id: started.id }, body: asSuggested(started) }),
    ).rejects.toMatchObject({ code: 'import_not_ready' });
    await failImport(tenant.system, started.id, 'the database was away');
    expect(await importNow(tenant, started.id)).toMatchObject({ status: 'failed', failure: 'the database was away' });
  });

  it('stops when it is told to, and goes on the next time', async () => {
    const tenant = await createTestTenant(database());
    const { started } = await validated(tenant, good);
    await call(importOperations.commit, commitImport, tenant.admin, { params: { id: started.id } });
    await expect(runImport(tenant.system, started.id, { ...unwatched, signal: AbortSignal.abort() })).rejects.toThrow();
    expect(await runImport(tenant.system, started.id, unwatched)).toBe('committed');
  });
});

describe('looking at imports', () => {
  it('gives the refused rows as a file that says why', async () => {
    const tenant = await createTestTenant(database());
    const { started } = await validated(tenant, good, good.replace('A-1', '=1+1').replace('GTX Pro', 'GTX Max'));
    const file = await listImportErrors(tenant.auditor, {
      params: { id: started.id },
      query: {},
      body: undefined,
      ifMatch: undefined,
    });
    expect(file.name).toBe('pipeline-refused.csv');
    const lines = new TextDecoder().decode(file.content).trim().split('\r\n');
    expect(lines.length).toBe(2);
    expect(lines[1]).toMatch(/^3,product: value_unknown,"'=1\+1",/);
  });

  it('lists imports newest first and rows by line, page by page', async () => {
    const tenant = await createTestTenant(database());
    const { started } = await validated(tenant, good, good.replace('A-1', 'A-2'), 'A-9;;;;;;;;;;;');
    tenant.clock.advance({ minutes: 1 });
    const second = await start(tenant, good);
    const list = await call(importOperations.list, listImports, tenant.auditor, { query: { limit: 1 } });
    expect([list.items[0]?.id, list.total]).toEqual([second.id, 2]);
    const page = await call(importOperations.rows, listImportRows, tenant.auditor, {
      params: { id: started.id },
      query: { limit: 2 },
    });
    expect(page.items.map(({ line }) => line)).toEqual([2, 3]);
    const rest = await call(importOperations.rows, listImportRows, tenant.auditor, {
      params: { id: started.id },
      query: { limit: 2, cursor: page.nextCursor ?? '', status: 'invalid' },
    });
    expect(rest).toMatchObject({ items: [{ line: 4, status: 'invalid' }], nextCursor: null, total: 1 });
  });

  it('shows an import to its own tenant alone', async () => {
    const [tenant, other] = [await createTestTenant(database()), await createTestTenant(database())];
    const started = await start(tenant, good);
    await expect(importNow({ ...tenant, admin: other.admin }, started.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('accounts from CSV', () => {
  it('maps owners and kinds, refuses what it does not know, and adds each once', async () => {
    const tenant = await createTestTenant(database());
    const file =
      'CRM id,Account name,Type,Country,Website,Account owner,Named account\n1,Borealis Foods AS,Customer,Norway,borealis.example.com,salesOwner,yes\n,Halvorsen,Prospect,,,,\n3,Nobody,Friend,XX,,Stranger,perhaps\n';
    const started = await startImport(tenant, { kind: 'account', csv: file });
    expect(Object.keys(started.unmappedValues).sort()).toEqual(['country', 'kind', 'salesOwner']);
    const now = await mapAndValidate(tenant, started.id, {
      ...started.suggestedMapping,
      columns: { ...started.suggestedMapping.columns, externalId: 'CRM id' },
    });
    expect(now.counts).toMatchObject({ valid: 2, invalid: 1 });
    await commitAndRun(tenant, started.id);
    await commitAndRun(tenant, (await startAgain(tenant, file)).id);
    const rows = await tenant.inTenant((tx) => tx.select().from(accounts).orderBy(accounts.name));
    expect(rows.length).toBe(2);
    expect(rows[0]).toMatchObject({
      name: 'Borealis Foods AS',
      isNamed: true,
      kind: 'customer',
      country: 'NO',
      domain: 'example.com',
      salesOwnerId: tenant.members.salesOwner.id,
      externalId: '1',
    });
    expect(rows[1]).toMatchObject({ name: 'Halvorsen', isNamed: false, kind: 'prospect', country: null });
  });

  async function startAgain(tenant: TestTenant, file: string) {
    const again = await startImport(tenant, { kind: 'account', csv: file });
    const now = await mapAndValidate(tenant, again.id, {
      ...again.suggestedMapping,
      columns: { ...again.suggestedMapping.columns, externalId: 'CRM id' },
    });
    expect(now.counts).toMatchObject({ skipped: 2, invalid: 1 });
    return again;
  }
});

it('commits more rows than fit into one batch, each with a customer of its own', async () => {
  const rows = 1_200;
  const tenant = await createTestTenant(database());
  const lines = Array.from({ length: rows }, (_, index) => {
    const line = good.replace('A-1', `A-${index}`).replace(/M.*?de;GTX/, `Customer ${index} Systems;DE;none;GTX`);
    return index % 10 === 0 ? line : line.replace(';open;2026-04-01;', ';won;2026-03-01;2026-04-01');
  });
  const { started, now } = await validated(tenant, ...lines);
  expect(now.counts).toMatchObject({ valid: rows });
  expect((await commitAndRun(tenant, started.id)).counts.committed).toBe(rows);
}, 120_000);
