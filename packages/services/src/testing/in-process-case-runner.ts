import { and, asc, eq, isNull } from '@countersign/db/query';
import { outbox } from '@countersign/db/schema/case';
import type { CaseState } from '@countersign/domain/case/case-state';
import { dueTimer, nextTimer } from '@countersign/domain/case/timers';
import type { CaseInput, CaseMessage } from '@countersign/domain/case/transition';
import { processRules } from '@countersign/domain/process/rules';
import type { CaseRunner, CommandOutcome } from '@countersign/ports/case-runner/port';
import { carryOut } from '../case/carry-out.ts';
import { startCase } from '../case/start.ts';
import type { ServiceContext } from '../context.ts';
import { carryOutRequest } from '../data-request/carry-out.ts';
import { releaseRun } from '../payout-run/release.ts';
import { announceStatements } from '../period/announce-statements.ts';
import { runClose } from '../period/run-close.ts';
import { read } from '../transact.ts';
import { runChecks } from '../vetting/run-checks.ts';
import type { TestClock } from './world.ts';

export interface InProcessCaseRunner extends CaseRunner {
  /** Does what the outbox asks for until nothing is left, as the relay would. */
  drain(ctx: ServiceContext): Promise<void>;
  /** Lets time pass: every deadline up to `time` rings at its own instant. */
  advanceTo(ctx: ServiceContext, time: string): Promise<void>;
  stateOf(workflowId: string): CaseState;
}

/**
 * Runs cases by the same rules and projections as the workflows do, on an injected clock and without a server, so that
 * months pass in milliseconds. What a server adds (durability, retries, concurrency) is tested against a server.
 */
export function createInProcessCaseRunner(
  clock: TestClock,
  systemOf: (tenantId: string) => ServiceContext,
): InProcessCaseRunner {
  const states = new Map<string, CaseState>();
  const isClosed = (state: CaseState) => processRules[state.process].isClosed(state);

  async function happen(workflowId: string, input: CaseInput): Promise<CommandOutcome> {
    const state = stateOf(workflowId);
    const outcome = await carryOut(systemOf(state.tenantId), state, input, clock.now);
    if (outcome.kind === 'ended') return { status: 'closed' };
    states.set(workflowId, outcome.state);
    return outcome.kind === 'refused'
      ? { status: 'refused', code: outcome.code }
      : { status: 'done', result: { caseStatus: outcome.state.status } };
  }

  function stateOf(workflowId: string): CaseState {
    const state = states.get(workflowId);
    if (!state) throw new Error(`nothing runs ${workflowId}`);
    return state;
  }

  const runner: InProcessCaseRunner = {
    stateOf,
    isAvailable: async () => true,
    async start({ workflowId, snapshot }) {
      if (states.has(workflowId)) return;
      states.set(workflowId, snapshot as CaseState);
      await happen(workflowId, { kind: 'start' });
    },
    async send({ workflowId, message }) {
      const state = states.get(workflowId);
      if (!state || isClosed(state)) return { status: 'closed' };
      return happen(workflowId, { kind: 'command', message: message as unknown as CaseMessage });
    },
    async signal({ workflowId, signal, payload }) {
      if (!states.has(workflowId)) return 'closed';
      await happen(workflowId, { kind: 'signal', signal, facts: payload });
      return 'told';
    },
    describe: async (workflowId) => (states.has(workflowId) ? 'running' : 'missing'),
    async terminate(workflowId) {
      states.delete(workflowId);
    },
    async drain(ctx) {
      for (;;) {
        const [entry] = await read(ctx, (tx) =>
          tx
            .select()
            .from(outbox)
            .where(and(eq(outbox.tenantId, ctx.tenantId), isNull(outbox.doneAt)))
            .orderBy(asc(outbox.id))
            .limit(1),
        );
        if (!entry) return;
        const { caseId, workflowId, signal, facts, periodId, after, runId, vettingId } = entry.payload as Record<
          string,
          string
        > & {
          facts: Record<string, unknown>;
        };
        const here = { ...ctx, ports: { ...ctx.ports, caseRunner: runner } };
        if (entry.kind === 'start_case' && caseId) await startCase(here, caseId);
        if (entry.kind === 'carry_out_request') await carryOutRequest(here, { requestId: entry.key });
        if (entry.kind === 'run_checks' && vettingId) await runChecks(here, { vettingId });
        if (entry.kind === 'close_period' && periodId) await runClose(ctx, periodId, () => {});
        if (entry.kind === 'announce_statements' && periodId)
          await announceStatements(ctx, { periodId, after: after ?? '' });
        if (entry.kind === 'release_run' && runId) await releaseRun(ctx, runId, () => {});
        if (entry.kind === 'signal_case' && workflowId && signal)
          await runner.signal({ workflowId, signal, payload: facts });
        await read(ctx, (tx) => tx.update(outbox).set({ doneAt: clock.now }).where(eq(outbox.id, entry.id)));
      }
    },
    async advanceTo(ctx, time) {
      const until = Date.parse(time);
      await runner.drain(ctx);
      for (;;) {
        const due = [...states].flatMap(([workflowId, state]) => {
          const timer = isClosed(state) ? null : nextTimer(state);
          return timer && timer.at <= until ? [{ workflowId, timer }] : [];
        });
        due.sort((left, right) => left.timer.at - right.timer.at);
        const [first] = due;
        if (!first) break;
        clock.now = Math.max(clock.now, first.timer.at);
        const ringing = dueTimer(stateOf(first.workflowId), clock.now);
        if (ringing) await happen(first.workflowId, { kind: 'timer', timer: ringing.kind });
        await runner.drain(ctx);
      }
      clock.now = until;
    },
  };
  return runner;
}
