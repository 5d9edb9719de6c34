import type { TaskKind } from '../approval/approval.ts';
import type { BreachAction, Candidate, Escalation } from '../policy/policy.ts';
import type { ProcessName } from '../process/registry.ts';
import type { Instant } from '../time/instant.ts';

/** One stage of a route as it stood when the route was resolved. */
export interface StepSnapshot {
  readonly name: string;
  readonly candidates: readonly Candidate[];
  /** Who is asked when the candidates turn out to be nobody. */
  readonly otherwise: readonly Candidate[];
  /** How many approvals it takes; `all`: everybody found through its candidates. */
  readonly required: number | 'all';
  /** Earlier steps whose deciders may not decide here. */
  readonly distinctFrom: readonly string[] | 'all';
  readonly dueIn: string;
  readonly remindBefore: string | null;
  readonly escalations: readonly Escalation[];
  readonly onBreach: BreachAction;
}

/** What a policy gave for this case; later policies never touch it. */
export interface Approval {
  readonly policyVersionId: string;
  readonly engine: string;
  readonly ruleName: string;
  /** Set where a rule decides: it does so after this time. */
  readonly releaseAfter: string | null;
  /** What the rule decides; approval where it is not said. `reason` is one of the process's codes for a rejection. */
  readonly byRule?: { readonly outcome: 'approve' | 'reject'; readonly reason: string | null };
  readonly steps: readonly StepSnapshot[];
  readonly stepIndex: number;
  /** Every approval given on this route, for four eyes. */
  readonly approvals: readonly { readonly stepIndex: number; readonly personId: string }[];
}

export interface OpenTask {
  readonly id: string;
  readonly kind: TaskKind;
  readonly step: string;
  readonly required: number;
  readonly approvedBy: readonly string[];
}

export interface Timer {
  readonly kind: string;
  readonly at: Instant;
  /** Whether it was counted day and night or while the calendar is open; a pause keeps what is left on that clock. */
  readonly clock: 'elapsed' | 'business';
}

/** A timer whose clock stands still, with the time it had left. */
export interface PausedTimer {
  readonly kind: string;
  readonly clock: 'elapsed' | 'business';
  readonly ms: number;
}

export interface ProcessedCommand {
  readonly commandId: string;
  readonly status: string;
}

/**
 * All that a running case knows: ids, codes and instants, no free text and no personal data. The same shape is a
 * workflow's input at its start, when it continues as new, and when it is restarted from the database.
 */
export interface CaseState<Status extends string = string, Data = unknown> {
  readonly tenantId: string;
  readonly caseId: string;
  readonly process: ProcessName;
  readonly subjectId: string;
  /** Rises with every restart from the database; an older run can no longer write. */
  readonly epoch: number;
  /** Number of the last projected transition. */
  readonly seq: number;
  readonly status: Status;
  readonly revision: number;
  readonly termsHash: string;
  /** Persons who wrote the terms; none of them may decide. */
  readonly makers: readonly string[];
  readonly approval: Approval | null;
  readonly task: OpenTask | null;
  readonly timers: readonly Timer[];
  readonly paused: readonly PausedTimer[];
  /** The newest commands carried out, so that one sent again gets its answer. */
  readonly processed: readonly ProcessedCommand[];
  readonly data: Data;
}

export const processedMax = 60;

/** `<process>/<tenant>/<subject>`: the id of the workflow that runs a case. */
export function workflowIdOf(state: Pick<CaseState, 'process' | 'tenantId' | 'subjectId'>): string {
  return `${state.process}/${state.tenantId}/${state.subjectId}`;
}

/** The subject in a workflow's id. */
export function subjectOf(workflowId: string): string {
  return workflowId.slice(workflowId.lastIndexOf('/') + 1);
}
