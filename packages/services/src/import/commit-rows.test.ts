import { importOperations } from '@countersign/contracts/import/operations';
import { eq } from '@countersign/db/query';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { products } from '@countersign/db/schema/tenant';
import { describe, expect, it } from 'vitest';
import { call } from '../testing/call.ts';
import { crashingBeforeCommit } from '../testing/footprint.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { commitImport } from './commit.ts';
import { mapImport } from './map.ts';
import { failImport, runImport } from './run-import.ts';
import { commitAndRun, importNow, mapAndValidate, unwatched } from './testing/import-file.ts';
import { asSuggested, good, start, validated } from './testing/pipeline-rows.ts';

const database = useTestDatabase();

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
