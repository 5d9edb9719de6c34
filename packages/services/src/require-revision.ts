import { AppError } from './app-error.ts';

/** Refuses (`stale_revision`) a change that rests on another revision than the current one. */
export function requireRevision(current: number, seen: number): void {
  if (current !== seen)
    throw new AppError('stale_revision', {
      detail: 'It has been changed meanwhile; look at it again.',
      facts: { revision: current },
    });
}
