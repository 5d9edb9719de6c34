import { startCase } from '@countersign/services/case/start';
import { deliverMail } from '@countersign/services/notification/deliver';
import type { DueEntry } from '@countersign/services/outbox/claim-due';
import { systemContext, type WorkerParts } from '../worker-context.ts';

/** Does what one outbox row asks for; throws when it should be tried again. Each kind is safe to do twice. */
export async function handleEntry(parts: WorkerParts, entry: DueEntry): Promise<void> {
  const ctx = systemContext(parts, entry.tenantId, 'relay');
  switch (entry.kind) {
    case 'start_case':
      return startCase(ctx, textOf(entry, 'caseId'));
    case 'signal_case': {
      const { facts } = entry.payload;
      const payload = typeof facts === 'object' && facts !== null ? { ...facts } : {};
      return ctx.ports.caseRunner.signal({ workflowId: textOf(entry, 'workflowId'), signal: textOf(entry, 'signal'), payload });
    }
    case 'mail':
      return deliverMail(ctx, parts.mailer, textOf(entry, 'messageId'));
    case 'run_import':
      return parts.jobs.startImport({ tenantId: entry.tenantId, importId: textOf(entry, 'importId'), key: entry.key });
    default:
      return entry.kind satisfies never;
  }
}

function textOf(entry: DueEntry, name: string): string {
  const value = entry.payload[name];
  if (typeof value !== 'string') throw new Error(`outbox row ${entry.id} has no ${name}`);
  return value;
}
