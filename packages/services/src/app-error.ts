import type { ErrorCode } from '@countersign/domain/error/codes';
import type { FieldCode } from '@countersign/domain/error/field-codes';

export interface FieldProblem {
  /** Dotted path in the input: `terms.amount.currency`. */
  readonly field: string;
  readonly code: FieldCode;
  readonly message?: string;
}

/** The one error that services throw for what a caller can understand; everything else is a defect. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly fields: readonly FieldProblem[];

  constructor(
    code: ErrorCode,
    options: {
      detail?: string;
      facts?: Record<string, unknown>;
      fields?: readonly FieldProblem[];
      cause?: unknown;
    } = {},
  ) {
    super(options.detail ?? code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.facts = options.facts ?? {};
    this.fields = options.fields ?? [];
  }
}

/** A refusal of one or more fields of the input. */
export function invalidInput(...fields: FieldProblem[]): AppError {
  return new AppError('invalid_input', {
    detail: fields.map((field) => `${field.field}: ${field.message ?? field.code}`).join('; '),
    fields,
  });
}
