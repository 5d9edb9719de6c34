import { createTestDatabase } from '@countersign/db/testing/database';
import { commitAndRun, mapAndValidate, startImport } from '@countersign/services/import/testing/import-file';
import { createTestTenant } from '@countersign/services/testing/test-tenant';
import { table } from './figures.ts';
import { pipelineCsv } from './pipeline-csv.ts';

const rowsMax = Number(process.argv[2] ?? 10_000);
const secondsMax = 60;

const database = await createTestDatabase();
const measured: { rows: number; validate: number; commit: number }[] = [];
try {
  for (const rows of [rowsMax / 8, rowsMax]) {
    const tenant = await createTestTenant(database);
    const started = await startImport(tenant, { kind: 'deal-registration', csv: pipelineCsv(rows, 'mixed') });
    const from = performance.now();
    const checked = await mapAndValidate(tenant, started.id, started.suggestedMapping);
    const between = performance.now();
    const committed = await commitAndRun(tenant, started.id);
    const until = performance.now();
    if (committed.counts.committed !== rows)
      throw new Error(`of ${rows} rows: ${JSON.stringify(committed.counts)} after ${JSON.stringify(checked.counts)}`);
    measured.push({ rows, validate: (between - from) / 1000, commit: (until - between) / 1000 });
  }
} finally {
  await database.drop();
}

const seconds = (value: number) => `${value.toFixed(1)} s`;
console.log(
  table(
    ['rows', 'checked in', 'committed in', 'rows a second, both'],
    measured.map(({ rows, validate, commit }) => [
      rows,
      seconds(validate),
      seconds(commit),
      Math.round(rows / (validate + commit)),
    ]),
  ),
);
const [small, large] = measured;
if (small && large) {
  const ratio = (large.validate + large.commit) / (small.validate + small.commit);
  console.log(`\nEight times the rows took ${ratio.toFixed(1)} times as long.`);
  if (large.commit > secondsMax) process.exitCode = 1;
}
