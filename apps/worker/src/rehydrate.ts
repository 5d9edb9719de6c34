import { parseArgs } from 'node:util';
import { loadConfiguration } from '@countersign/runtime/configuration/load';
import { createLogger } from '@countersign/runtime/logger';
import { rehydrateCases } from '@countersign/services/case/rehydrate';
import { listTenantIds } from '@countersign/services/tenant/list-ids';
import { compose } from './compose.ts';
import { systemContext } from './worker-context.ts';

// `--all` restarts every open case, also those that run; without it only those that nothing runs.
const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } });
const configuration = loadConfiguration(process.env);
const log = createLogger({ name: 'rehydrate', level: configuration.LOG_LEVEL });
const composed = compose(configuration, log);
const progressEvery = 100;

try {
  let open = 0;
  let restarted = 0;
  for (const tenantId of await listTenantIds(composed.parts.db)) {
    let seen = 0;
    const onProgress = () => {
      seen += 1;
      if (seen % progressEvery === 0) process.stderr.write(`${seen} open cases looked at\n`);
    };
    const result = await rehydrateCases(systemContext(composed.parts, tenantId, 'rehydration'), {
      only: values.all ? 'all' : 'missing',
      onProgress,
    });
    open += result.open;
    restarted += result.restarted;
  }
  process.stdout.write(`${open} open cases, ${restarted} restarted from the database.\n`);
} finally {
  await composed.close();
}
