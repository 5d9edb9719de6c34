import { createHash } from 'node:crypto';
import type { ByteStream, Operation } from '@countersign/contracts/operation/operation';
import { AppError } from '@countersign/services/app-error';
import { canonicalJson } from '@countersign/services/canonical-json';
import type { Actor, IdempotencyClaim } from '@countersign/services/context';
import type { Request } from 'express';
import type { AnyInput } from './bind.ts';

const printable = /^[\x21-\x7e]{1,255}$/;

/** The caller's key for one write; null where the operation takes none. */
export function idempotencyClaim(
  bound: { readonly id: string; readonly operation: Operation },
  request: Request,
  call: { readonly actor: Actor; readonly input: AnyInput },
): IdempotencyClaim | null {
  if (bound.operation.idempotency === undefined) return null;
  const key = request.get('idempotency-key');
  if (key === undefined || key === '')
    throw new AppError('idempotency_key_missing', { fields: [{ field: 'Idempotency-Key', code: 'required' }] });
  if (!printable.test(key)) {
    throw new AppError('malformed_request', {
      detail: 'Idempotency-Key: expected 1 to 255 printable characters without spaces.',
      fields: [{ field: 'Idempotency-Key', code: 'printable' }],
    });
  }
  let hash: string | undefined;
  return {
    caller: callerOf(call.actor),
    key,
    operation: bound.id,
    // Of a body that the verb reads the digest is known once it has.
    get payloadHash() {
      hash ??= payloadHash(call.input);
      return hash;
    },
    wasReplayed: false,
  };
}

/** Keys are kept apart by caller, or one caller would be given another's answer. */
function callerOf(actor: Actor): string {
  switch (actor.kind) {
    case 'member':
    case 'contact':
    case 'applicant':
      return actor.id;
    case 'system':
      return 'system';
    case 'nobody':
      return actor.userId ?? 'nobody';
    default:
      return actor satisfies never;
  }
}

function digestOf(body: unknown): unknown {
  if (body instanceof Uint8Array) return createHash('sha256').update(body).digest('hex');
  return isByteStream(body) ? body.sha256() : body;
}

/** What an operation that streams is given as its body; no JSON holds a function. */
function isByteStream(body: unknown): body is ByteStream {
  return typeof body === 'object' && body !== null && typeof Reflect.get(body, 'sha256') === 'function';
}

function payloadHash({ params, query, body, ifMatch }: AnyInput): string {
  const content = digestOf(body);
  return createHash('sha256')
    .update(canonicalJson({ params, query, body: content, ifMatch }))
    .digest('hex');
}
