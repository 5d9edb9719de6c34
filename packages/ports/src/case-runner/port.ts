import type { ProcessName } from '@countersign/domain/process/registry';

export interface StartCase {
  readonly workflowId: string;
  readonly process: ProcessName;
  /** The state the case begins or goes on from; ids and codes only. */
  readonly snapshot: unknown;
}

export interface SendCommand {
  readonly workflowId: string;
  /** Id of the command's row: sending it again gives the first answer and has no second effect. */
  readonly commandId: string;
  readonly message: Record<string, unknown>;
  readonly deadlineMs: number;
}

export type CommandOutcome =
  | { readonly status: 'done'; readonly result: Record<string, unknown> }
  /** Nothing happened; `code` is one of the domain's error codes. */
  | { readonly status: 'refused'; readonly code: string }
  /** The case has ended: ask the database what stands. */
  | { readonly status: 'closed' }
  /** No answer within the deadline: it may or may not be carried out. */
  | { readonly status: 'unknown' };

/** What runs cases durably. */
export interface CaseRunner {
  /** Whether a command sent now has somebody to receive it. */
  isAvailable(deadlineMs: number): Promise<boolean>;
  /** Starts a case; one that runs already is success. Throws when it could not be handed over. */
  start(input: StartCase): Promise<void>;
  send(input: SendCommand): Promise<CommandOutcome>;
  /** Tells a case a fact that carries its own key; `closed` when nothing runs it. */
  signal(input: {
    readonly workflowId: string;
    readonly signal: string;
    readonly payload: Record<string, unknown>;
  }): Promise<'told' | 'closed'>;
  describe(workflowId: string): Promise<'running' | 'closed' | 'missing'>;
  /** Ends whatever runs under the id, so that it can be started again from the database. */
  terminate(workflowId: string, reason: string): Promise<void>;
}
