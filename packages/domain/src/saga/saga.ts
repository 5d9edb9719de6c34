/** What is carried out step by step over several systems, and undone step by step. */
export const sagaKinds = ['provisioning', 'exit', 'tier-change'] as const;
export type SagaKind = (typeof sagaKinds)[number];

/**
 * `running`: the step may have begun at the other end, so its undo is owed from here on. `failed`: it waits for a person.
 * `undo_failed`: so does its undo.
 */
export const sagaStepStates = [
  'pending',
  'running',
  'done',
  'failed',
  'skipped',
  'undoing',
  'undone',
  'undo_failed',
] as const;
export type SagaStepState = (typeof sagaStepStates)[number];

/** `failed` and `undo_failed` wait for a person; nothing runs them meanwhile. */
export const sagaStatuses = ['running', 'failed', 'done', 'undoing', 'undo_failed', 'undone'] as const;
export type SagaStatus = (typeof sagaStatuses)[number];

export const waitingSagaStatuses = ['failed', 'undo_failed'] as const satisfies readonly SagaStatus[];
export const movingSagaStatuses = ['running', 'undoing'] as const satisfies readonly SagaStatus[];

export const isWaitingForSomebody = (status: SagaStatus): boolean => status === 'failed' || status === 'undo_failed';

export interface SagaStep {
  readonly key: string;
  readonly state: SagaStepState;
  readonly isOptional: boolean;
  /** How often it was begun, over all rounds. */
  readonly attempts: number;
  readonly undoAttempts: number;
  /** How often it was tried since a person last said so; the product gives up after some. */
  readonly tries: number;
  /** Not before this instant, after a try that failed. */
  readonly nextTryAt: number | null;
}

export interface Saga {
  readonly direction: 'forward' | 'back';
  /** In the order in which they are carried out. */
  readonly steps: readonly SagaStep[];
}

export type NextOfSaga =
  | { readonly kind: 'do' | 'undo'; readonly step: string; readonly at: number | null }
  /** A person has to say how it goes on. */
  | { readonly kind: 'wait'; readonly status: 'failed' | 'undo_failed'; readonly step: string }
  | { readonly kind: 'end'; readonly status: 'done' | 'undone' };

/**
 * What comes next: forward the first step that is neither done nor skipped, back the last one that may have left
 * something. A step that was skipped after it had begun may have, and is undone like one that was done.
 */
export function nextOfSaga({ direction, steps }: Saga): NextOfSaga {
  if (direction === 'forward') {
    const open = steps.find(({ state }) => state !== 'done' && state !== 'skipped');
    if (!open) return { kind: 'end', status: 'done' };
    if (open.state === 'failed') return { kind: 'wait', status: 'failed', step: open.key };
    return { kind: 'do', step: open.key, at: open.nextTryAt };
  }
  const owed = steps.findLast(owesUndo);
  if (!owed) return { kind: 'end', status: 'undone' };
  if (owed.state === 'undo_failed') return { kind: 'wait', status: 'undo_failed', step: owed.key };
  return { kind: 'undo', step: owed.key, at: owed.state === 'undoing' ? owed.nextTryAt : null };
}

function owesUndo(step: SagaStep): boolean {
  switch (step.state) {
    case 'pending':
    case 'undone':
      return false;
    case 'running':
    case 'done':
    case 'failed':
    case 'undoing':
    case 'undo_failed':
      return true;
    case 'skipped':
      return step.attempts > 0 && step.undoAttempts === 0;
    default:
      return step.state satisfies never;
  }
}

/** What a saga is called for what comes next. */
export function sagaStatusOf(saga: Saga): SagaStatus {
  const next = nextOfSaga(saga);
  switch (next.kind) {
    case 'do':
      return 'running';
    case 'undo':
      return 'undoing';
    case 'wait':
    case 'end':
      return next.status;
    default:
      return next satisfies never;
  }
}

export const triesMax = 8;
const firstPauseMs = 1_000;
const pauseMaxMs = 60_000;

/** After a try that failed: when the next one is, or null when a person has to look. Pauses double from a second to a minute. */
export function nextTryAfter(failed: {
  /** Tries of this round, the failed one included. */
  readonly tries: number;
  /** The other side said no, and will say so again. */
  readonly isFinal: boolean;
  readonly now: number;
}): number | null {
  if (failed.isFinal || failed.tries >= triesMax) return null;
  return failed.now + Math.min(pauseMaxMs, firstPauseMs * 2 ** (failed.tries - 1));
}

/** Whether a person may have it tried again. */
export const mayRetry = (state: SagaStepState): boolean => state === 'failed' || state === 'undo_failed';

/**
 * Whether a person may leave a step out: an optional one that failed or has not begun, while the saga goes forward; and
 * any whose undo failed, because somebody may have undone it by hand.
 */
export function maySkip(saga: Pick<Saga, 'direction'>, step: Pick<SagaStep, 'state' | 'isOptional'>): boolean {
  if (saga.direction === 'back') return step.state === 'undo_failed';
  return step.isOptional && (step.state === 'failed' || step.state === 'pending');
}

/** Whether all of it may be undone: while it goes forward, and after it was done. */
export const mayUndo = (saga: Pick<Saga, 'direction'>): boolean => saga.direction === 'forward';
