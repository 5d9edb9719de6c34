/** Tells the time as epoch milliseconds. Tests give their own. */
export type Clock = { now(): number };

export const systemClock: Clock = { now: () => Date.now() };

export type ManualClock = Clock & { set(instant: number): void; advance(ms: number): void };

/** A clock that stands still until it is moved. */
export function createManualClock(start: number): ManualClock {
  let current = start;
  return {
    now: () => current,
    set: (instant) => {
      current = instant;
    },
    advance: (ms) => {
      current += ms;
    },
  };
}
