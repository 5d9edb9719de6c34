import type { Configuration } from '@countersign/runtime/configuration/schema';
import { checkpointAudit } from '@countersign/services/audit/checkpoint';
import { sealAudit } from '@countersign/services/audit/seal';
import type { Database } from '@countersign/services/database/open';
import type { Chore } from './relay/chores.ts';

const sealEveryMs = 1_000;
const checkpointEveryMs = 30_000;

/** Chains what was written to the audit log, and signs the head of the chain outside the database. */
export function auditChores(
  configuration: Pick<Configuration, 'AUDIT_SIGNING_KEY_FILE' | 'AUDIT_CHECKPOINT_DIR'>,
  sealerDb: Database,
): readonly Chore[] {
  const places = { keyFile: configuration.AUDIT_SIGNING_KEY_FILE, directory: configuration.AUDIT_CHECKPOINT_DIR };
  return [
    { name: 'seal audit log', everyMs: sealEveryMs, run: async () => void (await sealAudit(sealerDb)) },
    {
      name: 'sign audit checkpoint',
      everyMs: checkpointEveryMs,
      run: async () => void (await checkpointAudit(sealerDb, places, Date.now())),
    },
  ];
}
