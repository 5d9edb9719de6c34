import type { Operation } from '@countersign/contracts/operation/operation';
import { commandResult } from '@countersign/contracts/shared/fields';
import { type ErrorCode, errorCodes } from '@countersign/domain/error/codes';
import { problemMediaType } from '../problem/problem.ts';
import { type JsonSchema, jsonSchemaOf } from './schemas.ts';

const text = (description: string) => ({ description, schema: { type: 'string' } });

/** What an operation may answer: its output, and a problem for each status that one of its codes has. */
export function responsesOf(operation: Operation): JsonSchema {
  const status = operation.status ?? 200;
  return {
    [status]: successOf(operation),
    ...(operation.idempotency === 'decision'
      ? {
          202: {
            description: 'Recorded; its outcome is not known yet. Ask at `Location` until it is.',
            headers: { Location: text('Where the outcome will be.') },
            content: { 'application/json': { schema: jsonSchemaOf(commandResult, 'output') } },
          },
        }
      : {}),
    ...problemsOf(operation),
  };
}

function successOf(operation: Operation): JsonSchema {
  const headers = {
    ...(hasRevision(operation) ? { ETag: text('The revision, for the next `If-Match`.') } : {}),
    ...(operation.idempotency === undefined
      ? {}
      : { 'Idempotent-Replayed': text('`true` when this is the answer of an earlier request with the same key.') }),
  };
  const base = { description: operation.summary, ...(Object.keys(headers).length === 0 ? {} : { headers }) };
  if (operation.status === 204) return base;
  if (operation.transfer === 'download') {
    return { ...base, content: { '*/*': { schema: { type: 'string', format: 'binary' } } } };
  }
  return { ...base, content: { 'application/json': { schema: jsonSchemaOf(operation.output, 'output') } } };
}

function hasRevision({ output, transfer }: Operation): boolean {
  return transfer === undefined && 'shape' in output && 'revision' in (output.shape as object);
}

function problemsOf(operation: Operation): JsonSchema {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codesOf(operation)) {
    const status = errorCodes[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([left], [right]) => left - right)
      .map(([status, codes]) => [
        status,
        {
          description: codes.map((code) => `[${code}](/api/docs/problems/${code})`).join(', '),
          content: { [problemMediaType]: { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]),
  );
}

function codesOf(operation: Operation): ReadonlySet<ErrorCode> {
  const codes: ErrorCode[] = [
    'malformed_request',
    'invalid_input',
    'too_many_requests',
    'internal',
    'temporarily_unavailable',
  ];
  if (operation.audience !== 'public') codes.push('sign_in_required', 'forbidden', 'membership_required');
  if (operation.method !== 'GET' && ['partner', 'both'].includes(operation.audience)) codes.push('partner_not_active');
  if (operation.params) codes.push('not_found');
  if (operation.body) codes.push('payload_too_large', 'unsupported_media_type');
  if (operation.idempotency) codes.push('idempotency_key_missing', 'idempotency_key_reused', 'request_in_flight');
  if (operation.ifMatch) codes.push('precondition_required', 'stale_revision');
  return new Set([...codes, ...(operation.errors ?? [])]);
}
