import { millisecondsPerDay } from '../time/instant.ts';
import type { Boundary } from './attribution.ts';

/** Whether an age in milliseconds lies within a window of so many days of 24 hours. */
export function isWithin(age: number, days: number, boundary: Boundary): boolean {
  const window = days * millisecondsPerDay;
  return boundary === 'inclusive' ? age <= window : age < window;
}
