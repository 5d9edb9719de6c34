import { sealPlain } from '@countersign/services/subject-key/seal-plain';
import { listTenantIds } from '@countersign/services/tenant/list-ids';
import type { Chore } from './relay/chores.ts';
import { systemContext, type WorkerParts } from './worker-context.ts';

const everyMs = 6 * 60 * 60_000;

/** Rows of a database that an older version wrote hold personal data in the open, which SQL cannot encrypt. */
export function sealingChores(parts: WorkerParts): readonly Chore[] {
  return [
    {
      name: 'seal what is plain',
      everyMs,
      run: async () => {
        for (const tenantId of await listTenantIds(parts.db)) {
          const sealed = await sealPlain(systemContext(parts, tenantId, 'sealing'));
          if (sealed > 0) parts.log.info({ tenantId, sealed }, 'rows of an older version were sealed');
        }
      },
    },
  ];
}
