import type { Operation } from '@countersign/contracts/operation/operation';
import { fieldCodeOf } from '@countersign/domain/error/field-codes';
import { AppError, type FieldProblem, invalidInput } from '@countersign/services/app-error';
import type { Request } from 'express';
import type { z } from 'zod';
import type { AnyInput } from './bind.ts';
import { fieldName, unknownFields, unusableTexts } from './check-text.ts';

/** Query parameter for plain links, which cannot carry the header of the same meaning. */
export const membershipParameter = 'membership';

/**
 * Parses all parts of a request once. Refuses what the operation's schemas do not take, fields that they do not name and
 * texts that cannot be stored (`invalid_input`, each field by its dotted path), and a missing `If-Match`
 * (`precondition_required`).
 */
export function parseInput(operation: Operation, request: Request, body: unknown): AnyInput {
  const { [membershipParameter]: _, ...query } = request.query;
  const parts = {
    params: checkPart(operation.params, { ...request.params }),
    query: checkPart(operation.query, query),
    body: operation.transfer === 'upload' ? { problems: [], value: body } : checkBody(operation, body),
  };
  const problems = [...parts.params.problems, ...parts.query.problems, ...parts.body.problems];
  if (problems.length > 0) throw invalidInput(...problems.slice(0, 50));
  return {
    params: asRecord(parts.params.value),
    query: asRecord(parts.query.value),
    body: parts.body.value,
    ifMatch: operation.ifMatch ? ifMatchOf(request) : undefined,
  };
}

interface CheckedPart {
  readonly problems: readonly FieldProblem[];
  readonly value: unknown;
}

function checkPart(schema: z.ZodType | undefined, sent: Record<string, unknown>): CheckedPart {
  const texts = unusableTexts(sent);
  if (texts.length > 0) return { problems: texts, value: undefined };
  if (!schema) return { problems: unknownFields(sent, {}), value: {} };
  return checkAgainst(schema, sent);
}

function checkBody(operation: Operation, sent: unknown): CheckedPart {
  const texts = operation.bulk ? [] : unusableTexts(sent);
  if (texts.length > 0) return { problems: texts, value: undefined };
  if (!operation.body) return { problems: sent === undefined ? [] : unexpectedBody(sent), value: undefined };
  if (sent === undefined) {
    return { problems: [{ field: 'body', code: 'required', message: 'a JSON body is required' }], value: undefined };
  }
  return checkAgainst(operation.body, sent);
}

/** Clients that always send a body may send an empty object. */
function unexpectedBody(sent: unknown): readonly FieldProblem[] {
  if (typeof sent === 'object' && sent !== null && !Array.isArray(sent)) return unknownFields(sent, {});
  return [{ field: 'body', code: 'unknown_field', message: 'this operation takes no body' }];
}

function checkAgainst(schema: z.ZodType, sent: unknown): CheckedPart {
  const parsed = schema.safeParse(sent);
  if (!parsed.success) return { problems: parsed.error.issues.flatMap(problemsOfIssue), value: undefined };
  return { problems: unknownFields(sent, parsed.data), value: parsed.data };
}

function problemsOfIssue(issue: z.core.$ZodIssue): FieldProblem[] {
  const field = fieldName(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: fieldName([...issue.path, key]), code: 'unknown_field' }));
  }
  // Our own checks are named by their message: `control_characters`, `id`, `amount`.
  const isNamed = /^[a-z_]{2,40}$/.test(issue.message);
  return [{ field, code: fieldCodeOf(isNamed ? issue.message : issue.code), message: issue.message }];
}

function ifMatchOf(request: Request): number {
  const header = request.get('if-match');
  if (header === undefined) {
    throw new AppError('precondition_required', { fields: [{ field: 'If-Match', code: 'required' }] });
  }
  const revision = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  if (revision === undefined) {
    throw new AppError('malformed_request', {
      detail: 'If-Match: expected one revision, such as "3".',
      fields: [{ field: 'If-Match', code: 'revision' }],
    });
  }
  return Number(revision);
}

function asRecord(value: unknown): Record<string, unknown> {
  return value as Record<string, unknown>;
}
