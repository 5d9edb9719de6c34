import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadConfiguration } from '@countersign/runtime/configuration/load';
import { createLogger } from '@countersign/runtime/logger';
import { checkBooks } from '@countersign/services/books/check';
import { readBankBook } from '@countersign/services/books/read-bank-book';
import { openAsOwner } from '@countersign/services/database/open';
import { listTenantIds } from '@countersign/services/tenant/list-ids';
import { compose } from './compose.ts';
import { systemContext } from './worker-context.ts';

// `--bank-book <file>`: the bank's own record of what it moved, one JSON object a line.
const { values } = parseArgs({ options: { 'bank-book': { type: 'string' } } });
const configuration = loadConfiguration(process.env);
const composed = compose(configuration, createLogger({ name: 'books', level: configuration.LOG_LEVEL }));
const owner = openAsOwner(configuration.DATABASE_URL, { maxConnections: 1, statementTimeoutMs: 3_600_000 });
const print = (line: string) => process.stdout.write(`${line}\n`);

try {
  const file = values['bank-book'];
  const movements = file === undefined ? null : readBankBook(readFileSync(file, 'utf8'));
  const tenantIds = await listTenantIds(composed.parts.db);
  const findings = await checkBooks(owner.db, {
    movements,
    tenants: tenantIds.map((tenantId) => systemContext(composed.parts, tenantId, 'books check')),
  });
  for (const { promise, tenantId, subject, detail } of findings)
    print(`${promise}: ${detail} [${tenantId} ${subject}]`);
  const looked = `${tenantIds.length} tenants, ${movements === null ? "no bank's book" : `${movements.length} movements of the bank`}`;
  print(
    findings.length === 0
      ? `The books hold: ${looked}.`
      : `The books do not hold: ${findings.length} findings in ${looked}.`,
  );
  if (findings.length > 0) process.exitCode = 1;
} finally {
  await owner.close();
  await composed.close();
}
