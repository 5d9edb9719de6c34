import type { Logger } from '@countersign/runtime/logger';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

let isInstalled = false;

/** Lets Temporal's own lines go the way of all others. A process has one runtime, so the first call decides. */
export function installLogger(log: Logger): void {
  if (isInstalled) return;
  isInstalled = true;
  const lines = new DefaultLogger('WARN', ({ level, message, meta }) => {
    const facts = { temporal: true, ...meta };
    if (level === 'ERROR') log.error(facts, message);
    else log.warn(facts, message);
  });
  Runtime.install({
    logger: lines,
    telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
  });
}
