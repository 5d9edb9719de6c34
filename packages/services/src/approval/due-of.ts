/** When what has these timers is due, if it is. */
export function dueOf(timers: readonly { kind: string; at: number }[]): number | null {
  return timers.find((timer) => timer.kind === 'due')?.at ?? null;
}
