import { AppError } from '../app-error.ts';

/** A step could not be carried out. `isFinal`: trying again gives the same, so a person looks at once. */
export class StepFailed extends Error {
  readonly code: string;
  readonly isFinal: boolean;

  constructor(code: string, options: { readonly isFinal?: boolean } = {}) {
    super(code);
    this.name = 'StepFailed';
    this.code = code;
    this.isFinal = options.isFinal ?? false;
  }
}

/** What is kept of whatever went wrong in a step: a code, and whether to try again. Messages may name people and stay out. */
export function failureOf(error: unknown): {
  readonly code: string;
  readonly isFinal: boolean;
  readonly isKnown: boolean;
} {
  if (error instanceof StepFailed) return { code: error.code, isFinal: error.isFinal, isKnown: true };
  if (error instanceof AppError)
    return {
      code: error.fields[0]?.code ?? error.code,
      isFinal: error.code !== 'temporarily_unavailable',
      isKnown: true,
    };
  return { code: 'unexpected', isFinal: false, isKnown: false };
}
