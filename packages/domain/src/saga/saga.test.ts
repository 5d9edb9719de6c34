import { describe, expect, it } from 'vitest';
import {
  maySkip,
  nextOfSaga,
  nextTryAfter,
  type SagaStep,
  type SagaStepState,
  sagaStatusOf,
  triesMax,
} from './saga.ts';

/** `done` of the step a, `failed` of b, and so on; `skipped+` was begun before it was left out, `skipped-` was tried to be undone. */
const stepsOf = (states: string): SagaStep[] =>
  states.split(' ').map((text, index) => ({
    key: String.fromCharCode(97 + index),
    state: text.replace(/[+-]$/, '') as SagaStepState,
    isOptional: false,
    attempts: /[+-]$/.test(text) ? 1 : 0,
    undoAttempts: text.endsWith('-') ? 1 : 0,
    tries: 0,
    nextTryAt: null,
  }));

describe('what comes next in a saga', () => {
  it.each([
    ['pending pending', 'do a', 'running'],
    ['running pending', 'do a', 'running'],
    ['done pending', 'do b', 'running'],
    ['skipped pending', 'do b', 'running'],
    ['done failed pending', 'wait b', 'failed'],
    ['done skipped+ done', 'end', 'done'],
  ])('forward: %s: %s', (states, next, status) => {
    const saga = { direction: 'forward', steps: stepsOf(states) } as const;
    const found = nextOfSaga(saga);
    expect(found.kind === 'end' ? 'end' : `${found.kind} ${found.step}`).toBe(next);
    expect(sagaStatusOf(saga)).toBe(status);
  });

  it.each([
    ['pending pending', 'end', 'undone'],
    ['running pending', 'undo a', 'undoing'],
    ['done done failed pending', 'undo c', 'undoing'],
    ['done done undone pending', 'undo b', 'undoing'],
    ['done undoing undone', 'undo b', 'undoing'],
    ['done undo_failed undone', 'wait b', 'undo_failed'],
    ['done skipped undone', 'undo a', 'undoing'],
    ['done skipped+ undone', 'undo b', 'undoing'],
    ['done skipped- undone', 'undo a', 'undoing'],
    ['undone skipped undone', 'end', 'undone'],
  ])('back: %s: %s', (states, next, status) => {
    const saga = { direction: 'back', steps: stepsOf(states) } as const;
    const found = nextOfSaga(saga);
    expect(found.kind === 'end' ? 'end' : `${found.kind} ${found.step}`).toBe(next);
    expect(sagaStatusOf(saga)).toBe(status);
  });

  it('undoes everything that may have left something, last first, from wherever it is turned round', () => {
    let steps = stepsOf('done skipped+ done running pending');
    const undone: string[] = [];
    for (;;) {
      const next = nextOfSaga({ direction: 'back', steps });
      if (next.kind !== 'undo') break;
      undone.push(next.step);
      steps = steps.map((step) => (step.key === next.step ? { ...step, state: 'undone' } : step));
    }
    expect(undone).toEqual(['d', 'c', 'b', 'a']);
  });
});

describe('a step that failed', () => {
  it.each([
    [1, 1_000],
    [2, 2_000],
    [3, 4_000],
    [6, 32_000],
    [7, 60_000],
    [triesMax, null],
  ])('is tried again after try %i in %s ms', (tries, pause) => {
    expect(nextTryAfter({ tries, isFinal: false, now: 1_000 })).toBe(pause === null ? null : 1_000 + pause);
  });

  it('is not tried again when the other side said no', () => {
    expect(nextTryAfter({ tries: 1, isFinal: true, now: 0 })).toBeNull();
  });

  it.each([
    ['forward', 'failed', true, true],
    ['forward', 'failed', false, false],
    ['forward', 'pending', true, true],
    ['forward', 'running', true, false],
    ['forward', 'done', true, false],
    ['back', 'undo_failed', false, true],
    ['back', 'done', true, false],
  ] as const)('%s, %s, optional %s: may be left out %s', (direction, state, isOptional, may) => {
    expect(maySkip({ direction }, { state, isOptional })).toBe(may);
  });
});
