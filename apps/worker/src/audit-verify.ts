import { loadConfiguration } from '@countersign/runtime/configuration/load';
import { verifyAudit } from '@countersign/services/audit/verify';
import { openAs } from '@countersign/services/database/open';

const configuration = loadConfiguration(process.env, [
  'DATABASE_URL',
  'DATABASE_ROLES_SECRET',
  'AUDIT_SIGNING_KEY_FILE',
  'AUDIT_CHECKPOINT_DIR',
]);
const sealer = openAs(
  'sealer',
  { databaseUrl: configuration.DATABASE_URL, secret: configuration.DATABASE_ROLES_SECRET },
  { maxConnections: 1, statementTimeoutMs: 600_000 },
);
const print = (line: string) => process.stdout.write(`${line}\n`);

try {
  const verdict = await verifyAudit(sealer.db, {
    keyFile: configuration.AUDIT_SIGNING_KEY_FILE,
    directory: configuration.AUDIT_CHECKPOINT_DIR,
  });
  for (const { kind, tenantId, rowId, detail } of verdict.problems)
    print(`${kind}: ${detail}${rowId === undefined ? '' : ` [${tenantId} ${rowId}]`}`);
  const counts = `${verdict.sealed} rows sealed, ${verdict.unsealed} not yet, ${verdict.checkpoints} checkpoints`;
  print(
    verdict.problems.length === 0
      ? `The audit log holds: ${counts}.`
      : `The audit log has been tampered with: ${verdict.problems.length} findings in ${counts}.`,
  );
  if (verdict.problems.length > 0) process.exitCode = 1;
} finally {
  await sealer.close();
}
