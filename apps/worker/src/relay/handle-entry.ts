import { subjectOf } from '@countersign/domain/case/case-state';
import { hasOpenCase } from '@countersign/services/case/is-open';
import { startCase } from '@countersign/services/case/start';
import type { ServiceContext } from '@countersign/services/context';
import { carryOutRequest } from '@countersign/services/data-request/carry-out';
import { deliverMail } from '@countersign/services/notification/deliver';
import { firstKeyOf } from '@countersign/services/outbox/ask-again';
import type { DueEntry } from '@countersign/services/outbox/claim-due';
import { announceStatements } from '@countersign/services/period/announce-statements';
import { runChecks } from '@countersign/services/vetting/run-checks';
import { systemContext, type WorkerParts } from '../worker-context.ts';

/** Does what one outbox row asks for; throws when it should be tried again. Each kind is safe to do twice. */
export async function handleEntry(parts: WorkerParts, entry: DueEntry): Promise<void> {
  const ctx = systemContext(parts, entry.tenantId, 'relay');
  switch (entry.kind) {
    case 'start_case':
      return startCase(ctx, textOf(entry, 'caseId'));
    case 'signal_case':
      return tellCase(ctx, entry);
    case 'mail':
      return deliverMail(ctx, parts.mailer, textOf(entry, 'messageId'));
    case 'run_import':
      return parts.jobs.startImport({
        tenantId: entry.tenantId,
        importId: textOf(entry, 'importId'),
        key: firstKeyOf(entry.key),
      });
    case 'close_period':
      return parts.jobs.startPeriodClose({ tenantId: entry.tenantId, periodId: textOf(entry, 'periodId') });
    case 'announce_statements':
      return announceStatements(ctx, { periodId: textOf(entry, 'periodId'), after: textOf(entry, 'after') });
    case 'release_run':
      return parts.jobs.startPayoutRelease({ tenantId: entry.tenantId, runId: textOf(entry, 'runId') });
    case 'carry_out_request':
      return carryOutRequest(ctx, { requestId: textOf(entry, 'requestId') });
    case 'run_checks':
      return runChecks(ctx, { vettingId: textOf(entry, 'vettingId') });
    case 'run_saga':
      return parts.jobs.runSaga({ tenantId: entry.tenantId, sagaId: textOf(entry, 'sagaId') });
    case 'rate_events':
      return parts.jobs.nudgeRating({ tenantId: entry.tenantId });
    default:
      return entry.kind satisfies never;
  }
}

/** A fact for a case that is open but that nothing runs at the moment is kept until it is started again. */
async function tellCase(ctx: ServiceContext, entry: DueEntry): Promise<void> {
  const { facts } = entry.payload;
  const workflowId = textOf(entry, 'workflowId');
  const payload = typeof facts === 'object' && facts !== null ? { ...facts } : {};
  const outcome = await ctx.ports.caseRunner.signal({ workflowId, signal: textOf(entry, 'signal'), payload });
  if (outcome === 'closed' && (await hasOpenCase(ctx, subjectOf(workflowId))))
    throw new Error(`nothing runs ${workflowId} yet`);
}

function textOf(entry: DueEntry, name: string): string {
  const value = entry.payload[name];
  if (typeof value !== 'string') throw new Error(`outbox row ${entry.id} has no ${name}`);
  return value;
}
