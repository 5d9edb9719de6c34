import { type ErrorCode, errorCodes } from '@countersign/domain/error/codes';
import type { AppError } from '@countersign/services/app-error';
import { problemTexts } from './titles.ts';

export interface ProblemError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** RFC 9457, with the stable code that callers match on. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  /** The request: its id is in the log. */
  readonly instance: string;
  readonly errors?: readonly ProblemError[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

export const problemMediaType = 'application/problem+json';

/** The one place where refusals become HTTP. */
export function problemOf(refusal: AppError, requestId: string): ProblemDocument {
  const text = problemTexts[refusal.code];
  return {
    type: `/api/docs/problems/${refusal.code}`,
    title: text.title,
    status: errorCodes[refusal.code],
    code: refusal.code,
    detail: refusal.message === refusal.code ? text.advice : refusal.message,
    instance: `urn:countersign:request:${requestId}`,
    ...(refusal.fields.length === 0
      ? {}
      : { errors: refusal.fields.map(({ field, code, message }) => ({ field, code, message: message ?? code })) }),
    ...(Object.keys(refusal.facts).length === 0 ? {} : { facts: refusal.facts }),
  };
}

/** Seconds after which the same request may succeed. */
export function retryAfterOf(code: ErrorCode): number | undefined {
  switch (code) {
    case 'temporarily_unavailable':
      return 2;
    case 'request_in_flight':
      return 1;
    default:
      return undefined;
  }
}
