import type { ErrorCode } from '@countersign/domain/error/codes';
import type { z } from 'zod';

/** Who may call an operation at all, before permissions are looked at. `anybody` need not be signed in, but is known where they are. */
export type Audience = 'public' | 'anybody' | 'signed_in' | 'staff' | 'partner' | 'both';

/**
 * One API operation, declared once. The router, the OpenAPI document, the typed client and the permission
 * tests are all made from it. Its id is `<concept>.<key>`, which is also its permission.
 */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below `/api/v1`, with `{name}` for parameters. */
  readonly path: string;
  readonly summary: string;
  readonly audience: Audience;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly output: z.ZodType;
  readonly status?: 200 | 201 | 202 | 204;
  /** `key`: the caller must send Idempotency-Key; `decision`: also answered 202 while its outcome is unknown. */
  readonly idempotency?: 'key' | 'decision';
  /** The caller must send If-Match with the revision of the terms (or settings) it saw. */
  readonly ifMatch?: boolean;
  /** The body is a file (`upload`) or the reply is one (`download`), not JSON. */
  readonly transfer?: 'upload' | 'download';
  /** An upload that may be larger than memory: the verb is given its bytes as they come. */
  readonly isStreamed?: boolean;
  /** Takes a body of many items, up to 8 MB; each item is judged by the verb, so that a bad one spoils no good one. */
  readonly bulk?: boolean;
  readonly errors?: readonly ErrorCode[];
}

export type Operations = Readonly<Record<string, Operation>>;

export type ParamsOf<O extends Operation> = O['params'] extends z.ZodType
  ? z.output<O['params']>
  : Record<never, never>;
export type QueryOf<O extends Operation> = O['query'] extends z.ZodType ? z.output<O['query']> : Record<never, never>;
export type BodyOf<O extends Operation> = O['body'] extends z.ZodType ? z.output<O['body']> : undefined;
export type OutputOf<O extends Operation> = z.output<O['output']>;
/** What a client sends, before defaults are filled in. */
export type QueryInputOf<O extends Operation> = O['query'] extends z.ZodType ? z.input<O['query']> : undefined;
export type BodyInputOf<O extends Operation> = O['body'] extends z.ZodType ? z.input<O['body']> : undefined;
export type ParamsInputOf<O extends Operation> = O['params'] extends z.ZodType ? z.input<O['params']> : undefined;

/** Bytes that are read once, as they come. */
export interface ByteStream extends AsyncIterable<Uint8Array> {
  /** As the sender said beforehand, if it did. */
  readonly declaredLength: number | undefined;
  /** SHA-256 in hex of what has been read: of everything, once it has ended. */
  sha256(): string;
}

type UploadOf<O extends Operation> = O['isStreamed'] extends true ? Uint8Array | ByteStream : Uint8Array;

/** What a verb receives, parsed: the same four parts for every operation. */
export interface InputOf<O extends Operation> {
  readonly params: ParamsOf<O>;
  readonly query: QueryOf<O>;
  readonly body: O['transfer'] extends 'upload' ? UploadOf<O> : BodyOf<O>;
  /** The revision from If-Match; always there where the operation asks for it. */
  readonly ifMatch: O['ifMatch'] extends true ? number : undefined;
}
