import type { InputOf, Operation, Operations, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '@countersign/services/context';

type Verb<O extends Operation> = (ctx: ServiceContext, input: InputOf<O>) => Promise<OutputOf<O>>;

/** One verb for every operation of a concept: one that is missing, or takes something else, does not compile. */
export type Verbs<T extends Operations> = { readonly [Key in keyof T]: Verb<T[Key]> };

export interface AnyInput {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly ifMatch: number | undefined;
}

/** An operation with its verb, ready to be served. */
export interface BoundOperation {
  /** `<concept>.<key>`. */
  readonly id: string;
  readonly operation: Operation;
  readonly run: (ctx: ServiceContext, input: AnyInput) => Promise<unknown>;
}

/** Joins a concept's operations with the verbs that carry them out. */
export function bind<T extends Operations>(concept: string, operations: T, verbs: Verbs<T>): readonly BoundOperation[] {
  return Object.entries(operations).map(([key, operation]) => ({
    id: `${concept}.${key}`,
    operation,
    run: looseVerb(verbs[key as keyof T]),
  }));
}

/** The router parses the input with the schemas of the very operation that the verb was typed by. */
function looseVerb<O extends Operation>(verb: Verb<O>): BoundOperation['run'] {
  return verb as unknown as BoundOperation['run'];
}
