import { importOperations } from '@countersign/contracts/import/operations';
import { eq } from '@countersign/db/query';
import { outbox } from '@countersign/db/schema/case';
import { describe, expect, it } from 'vitest';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { commitImport } from './commit.ts';
import { createImport } from './create.ts';
import { listImports } from './list.ts';
import { mapImport } from './map.ts';
import { listImportRows } from './rows.ts';
import { errorFile, importNow } from './testing/import-file.ts';
import { asSuggested, csv, good, start, upload, validated } from './testing/pipeline-rows.ts';

const database = useTestDatabase();

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

describe('looking at imports', () => {
  it('gives the refused rows as a file that says why', async () => {
    const tenant = await createTestTenant(database());
    const { started } = await validated(tenant, good, good.replace('A-1', '=1+1').replace('GTX Pro', 'GTX Max'));
    const file = await errorFile(tenant.auditor, started.id);
    expect(file.name).toBe('pipeline-refused.csv');
    const lines = file.text.trim().split('\r\n');
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
