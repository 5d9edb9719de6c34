import type {
  BodyInputOf,
  InputOf,
  Operation,
  OutputOf,
  ParamsInputOf,
  QueryInputOf,
} from '@countersign/contracts/operation/operation';
import { fieldCodeOf } from '@countersign/domain/error/field-codes';
import { invalidInput } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';

export type Verb<O extends Operation> = (ctx: ServiceContext, input: InputOf<O>) => Promise<OutputOf<O>>;

/** A request as a client sends it, before it is parsed. */
export interface RawInput<O extends Operation> {
  readonly params?: ParamsInputOf<O>;
  readonly query?: QueryInputOf<O>;
  readonly body?: BodyInputOf<O>;
  readonly ifMatch?: number;
}

/** Parses the input as the API does, calls the verb and checks that its answer is what the operation declares. */
export async function call<O extends Operation>(
  operation: O,
  verb: Verb<O>,
  ctx: ServiceContext,
  raw: RawInput<O> = {},
): Promise<OutputOf<O>> {
  const output = await verb(ctx, parseInput(operation, raw));
  const checked = operation.output.safeParse(output);
  if (!checked.success) throw new Error(`The answer is not what the operation declares: ${checked.error.message}`);
  return output;
}

/** Each part has been parsed by the operation's own schema, so together they are its input. */
function parseInput<O extends Operation>(operation: O, raw: RawInput<O>): InputOf<O> {
  const parsed: Record<string, unknown> = { ifMatch: raw.ifMatch };
  const parts = [
    ['params', operation.params, raw.params ?? {}],
    ['query', operation.query, raw.query ?? {}],
    ['body', operation.body, raw.body],
  ] as const;
  for (const [name, schema, value] of parts) {
    if (!schema) {
      parsed[name] = operation.transfer === 'upload' && name === 'body' ? value : name === 'body' ? undefined : {};
      continue;
    }
    const result = schema.safeParse(value);
    if (!result.success)
      throw invalidInput(
        ...result.error.issues.map((issue) => ({
          field: issue.path.join('.'),
          code: fieldCodeOf(issue.code),
          message: issue.message,
        })),
      );
    parsed[name] = result.data;
  }
  return parsed as unknown as InputOf<O>;
}
