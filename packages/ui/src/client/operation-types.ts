import type {
  BodyInputOf,
  Operation,
  OutputOf,
  ParamsInputOf,
  QueryInputOf,
} from '@countersign/contracts/operation/operation';
import type { allOperations, OperationId } from '@countersign/contracts/operation/registry';

type All = typeof allOperations;

/** The declaration that an operation's id names. */
export type OperationOf<Id extends OperationId> = Id extends `${infer Concept}.${infer Key}`
  ? Concept extends keyof All
    ? Key extends keyof All[Concept]
      ? All[Concept][Key] extends Operation
        ? All[Concept][Key]
        : never
      : never
    : never
  : never;

export type Reply<Id extends OperationId> = OutputOf<OperationOf<Id>>;
export type Body<Id extends OperationId> =
  OperationOf<Id> extends { transfer: 'upload' } ? Blob : BodyInputOf<OperationOf<Id>>;

type Part<Name extends string, Value> = [Value] extends [undefined]
  ? { readonly [N in Name]?: undefined }
  : Record<never, never> extends Value
    ? { readonly [N in Name]?: Value }
    : { readonly [N in Name]: Value };

/** What a call must bring: exactly the parts that its operation declares. */
export type CallInput<Id extends OperationId> = Part<'params', ParamsInputOf<OperationOf<Id>>> &
  Part<'query', QueryInputOf<OperationOf<Id>>> &
  Part<'body', Body<Id>> &
  (OperationOf<Id> extends { ifMatch: true } ? { readonly ifMatch: number } : { readonly ifMatch?: undefined }) &
  CallSettings;

export interface CallSettings {
  /** One per user action, kept for its retries; made by the client when it is left out. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** Operations that a running case carries out, which may be answered before their outcome is known. */
export type DecisionId = {
  [Id in OperationId]: OperationOf<Id> extends { idempotency: 'decision' } ? Id : never;
}[OperationId];

/** Operations that answer with a file's bytes. */
export type DownloadId = {
  [Id in OperationId]: OperationOf<Id> extends { transfer: 'download' } ? Id : never;
}[OperationId];
