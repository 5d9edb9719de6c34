import { subjectOf } from '@countersign/domain/case/case-state';
import { hasOpenCase } from '@countersign/services/case/is-open';
import { claimUnanswered, expireCommands, refuseCommand } from '@countersign/services/command/unanswered';
import type { Database } from '@countersign/services/database/open';
import { claimDue, type DueEntry, finishEntry, postponeEntry } from '@countersign/services/outbox/claim-due';
import type { WorkerParts } from '../worker-context.ts';
import { systemContext } from '../worker-context.ts';
import { createBulkPace } from './bulk-pace.ts';
import { type Chore, createChores } from './chores.ts';
import { handleEntry } from './handle-entry.ts';
import { inParallel, openLane } from './lane.ts';

export interface RelayOptions {
  /** The relay's own pool: it sees the outbox and the commands of every tenant, and nothing else. */
  readonly relayDb: Database;
  readonly parts: WorkerParts;
  /** Bulk starts a second; what people wait for is not held back. */
  readonly startsPerSecond: number;
  /** Small work that goes round with the loop, such as sealing the audit log. */
  readonly chores?: readonly Chore[];
}

export interface Relay {
  stop(): Promise<void>;
  /** When the slowest lane last went round; readiness looks at it. */
  lastTurnAt(): number;
}

const batchSize = 25;
const sideBySide = 8;
const mailsSideBySide = 4;
const commandsEveryMs = 2_000;
const resendDeadlineMs = 4_000;

/**
 * The one loop of the product: takes what transactions have left in the outbox and does it outside the database, again
 * and again until it is done. What people wait for has a lane of its own; mail has another, so that a slow mail server
 * delays nothing else; bulk starts trickle in a third, because a burst of them makes every decision wait.
 */
export function startRelay(options: RelayOptions): Relay {
  const { relayDb, parts } = options;
  const { log } = parts;
  const pace = createBulkPace(parts, options.startsPerSecond);
  const chores = createChores(
    [
      { name: 'resend commands', everyMs: commandsEveryMs, run: () => resendCommands(options) },
      ...(options.chores ?? []),
    ],
    log,
  );
  const work = { log, sideBySide, carryOut: (entry: DueEntry) => carryOut(options, entry) };
  const lanes = [
    openLane({
      ...work,
      name: 'urgent',
      claim: (now) => {
        chores.start(now);
        return claimDue(relayDb, { lane: 'urgent', limit: batchSize });
      },
    }),
    openLane({
      ...work,
      name: 'mail',
      sideBySide: mailsSideBySide,
      claim: () => claimDue(relayDb, { lane: 'mail', limit: mailsSideBySide }),
    }),
    openLane({
      ...work,
      name: 'bulk',
      claim: async (now) => {
        const entries = await claimDue(relayDb, { lane: 'bulk', limit: Math.min(batchSize, await pace.allowed(now)) });
        pace.taken(entries, now);
        return entries;
      },
    }),
  ];
  return {
    lastTurnAt: () => Math.min(...lanes.map((lane) => lane.lastTurnAt())),
    stop: async () => {
      await Promise.all(lanes.map((lane) => lane.stop()));
      await chores.settled();
    },
  };
}

async function carryOut({ relayDb, parts }: RelayOptions, entry: DueEntry): Promise<void> {
  try {
    await handleEntry(parts, entry);
  } catch (err) {
    parts.log.warn(
      { err, outboxId: entry.id, kind: entry.kind, attempts: entry.attempts, tenantId: entry.tenantId },
      'left in the outbox for later',
    );
    await postponeEntry(relayDb, entry, err instanceof Error ? err.message : String(err));
    return;
  }
  await finishEntry(relayDb, entry.id);
}

/** Commands whose answer got lost: asked again under the same id until the answer is known or their time is over. */
async function resendCommands({ relayDb, parts }: RelayOptions): Promise<void> {
  await expireCommands(relayDb);
  const commands = await claimUnanswered(relayDb, batchSize);
  await inParallel(commands, sideBySide, async (command) => {
    const outcome = await parts.ports.caseRunner.send({
      workflowId: command.workflowId,
      commandId: command.id,
      message: command.message,
      deadlineMs: resendDeadlineMs,
    });
    if (outcome.status === 'refused') await refuseCommand(relayDb, command, outcome.code);
    // An open case that nothing runs is started again, and then asked again.
    if (
      outcome.status === 'closed' &&
      !(await hasOpenCase(systemContext(parts, command.tenantId, 'relay'), subjectOf(command.workflowId)))
    )
      await refuseCommand(relayDb, command, 'not_open');
  });
}

export const relayStallMs = 60_000;
