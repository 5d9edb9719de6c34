import { subjectOf } from '@countersign/domain/case/case-state';
import { hasOpenCase } from '@countersign/services/case/is-open';
import { claimUnanswered, expireCommands, refuseCommand } from '@countersign/services/command/unanswered';
import type { Database } from '@countersign/services/database/open';
import { claimDue, type DueEntry, finishEntry, postponeEntry } from '@countersign/services/outbox/claim-due';
import type { WorkerParts } from '../worker-context.ts';
import { systemContext } from '../worker-context.ts';
import { type Chore, createChores } from './chores.ts';
import { handleEntry } from './handle-entry.ts';

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
  /** When the loop last went round; readiness looks at it. */
  lastTurnAt(): number;
}

const busyPauseMs = 20;
const idlePauseMs = 150;
const batchSize = 25;
const sideBySide = 8;
const commandsEveryMs = 2_000;
const resendDeadlineMs = 4_000;

/**
 * The one loop of the product: takes what transactions have left in the outbox and does it outside the database, again
 * and again until it is done. What people wait for goes first; bulk starts trickle, because a burst of them makes every
 * decision wait.
 */
export function startRelay(options: RelayOptions): Relay {
  const { log } = options.parts;
  let isStopping = false;
  let turnedAt = Date.now();
  let allowance = options.startsPerSecond;
  let refilledAt = Date.now();
  const chores = createChores(
    [
      { name: 'resend commands', everyMs: commandsEveryMs, run: () => resendCommands(options) },
      ...(options.chores ?? []),
    ],
    log,
  );

  async function turn(): Promise<number> {
    const now = Date.now();
    allowance = Math.min(options.startsPerSecond, allowance + ((now - refilledAt) / 1000) * options.startsPerSecond);
    refilledAt = now;
    const urgent = await claimDue(options.relayDb, { limit: batchSize, bulk: false });
    const bulk = await claimDue(options.relayDb, { limit: Math.min(batchSize, Math.floor(allowance)), bulk: true });
    allowance -= bulk.length;
    await inParallel([...urgent, ...bulk], sideBySide, (entry) => carryOut(options, entry));
    chores.start(now);
    return urgent.length + bulk.length;
  }

  const running = (async () => {
    while (!isStopping) {
      let done = 0;
      try {
        done = await turn();
        turnedAt = Date.now();
      } catch (err) {
        log.error({ err }, 'the relay could not go round; it tries again');
        await pause(1_000);
      }
      await pause(done > 0 ? busyPauseMs : idlePauseMs);
    }
  })();
  return {
    lastTurnAt: () => turnedAt,
    stop: async () => {
      isStopping = true;
      await running;
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

async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const lane = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, rest.length) }, lane));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export const relayStallMs = 60_000;
