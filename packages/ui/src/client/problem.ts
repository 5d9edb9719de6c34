import type { ErrorCode } from '@countersign/domain/error/codes';

/** `unreachable`: no answer came; `unreadable`: something answered that is not the API. */
export type ProblemCode = ErrorCode | 'unreachable' | 'unreadable';

export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

interface ProblemParts {
  readonly status: number;
  readonly code: ProblemCode;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
}

/** Every refusal of the API, with the stable code that screens choose their words by. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: ProblemCode;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds: number | undefined;

  constructor(parts: ProblemParts) {
    super(parts.detail ?? parts.title ?? parts.code);
    this.name = 'ApiProblem';
    this.status = parts.status;
    this.code = parts.code;
    this.title = parts.title ?? '';
    this.detail = parts.detail ?? '';
    this.errors = parts.errors ?? [];
    this.facts = parts.facts ?? {};
    this.retryAfterSeconds = parts.retryAfterSeconds;
  }

  /** Whether asking again later, unchanged, may succeed. */
  get isPassing(): boolean {
    return this.code === 'unreachable' || this.code === 'temporarily_unavailable' || this.status >= 502;
  }
}

export function isProblem(error: unknown, code?: ProblemCode): error is ApiProblem {
  return error instanceof ApiProblem && (code === undefined || error.code === code);
}

/** Reads an answer that is not 2xx; anything but a problem document becomes `unreadable` or, behind a proxy, `temporarily_unavailable`. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const document: unknown = await response.json().catch(() => null);
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const timing = Number.isFinite(retryAfter) ? { retryAfterSeconds: retryAfter } : {};
  if (typeof document === 'object' && document !== null && 'code' in document && typeof document.code === 'string') {
    return new ApiProblem({ ...(document as ProblemParts), status: response.status, ...timing });
  }
  const code = response.status >= 502 && response.status <= 504 ? 'temporarily_unavailable' : 'unreadable';
  return new ApiProblem({ status: response.status, code, title: response.statusText, ...timing });
}
