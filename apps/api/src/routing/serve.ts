import type { Operation } from '@countersign/contracts/operation/operation';
import { AppError } from '@countersign/services/app-error';
import type { ServiceContext } from '@countersign/services/context';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { requestFactsOf } from '../request-context.ts';
import type { BoundOperation } from './bind.ts';
import { idempotencyClaim } from './idempotency-claim.ts';
import { parseInput } from './parse-input.ts';
import { readBody } from './read-body.ts';
import { sendReply } from './send-reply.ts';

export interface ServeOptions {
  /** Who calls, as far as the operation lets them, and all that a verb leans on. */
  readonly contextOf: (operation: Operation, request: Request, response: Response) => Promise<ServiceContext>;
}

/** A router that serves the operations below `/api/v1`; other methods of their paths are refused by name. */
export function serve(bound: readonly BoundOperation[], options: ServeOptions): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const methods = new Map<string, string[]>();
  for (const one of bound) {
    const path = expressPath(one.operation.path);
    const method = one.operation.method.toLowerCase() as 'get' | 'post' | 'patch' | 'put' | 'delete';
    router[method](path, handlerOf(one, options));
    const shape = path.replace(/:\w+/g, ':id');
    methods.set(shape, [...(methods.get(shape) ?? []), one.operation.method]);
  }
  for (const [path, allowed] of methods) {
    router.all(path, (_request, response) => {
      response.set('allow', allowed.includes('GET') ? ['HEAD', ...allowed].join(', ') : allowed.join(', '));
      throw new AppError('method_not_allowed');
    });
  }
  return router;
}

function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

function handlerOf(bound: BoundOperation, { contextOf }: ServeOptions): RequestHandler {
  return async (request, response) => {
    const { operation } = bound;
    const facts = requestFactsOf(response);
    facts.operation = bound.id;
    const base = await contextOf(operation, request, response);
    const body = await readBody(operation, request, response);
    const input = parseInput(operation, request, body);
    const idempotency = idempotencyClaim(bound, request, { actor: base.actor, input });
    const ctx: ServiceContext = { ...base, idempotency };
    const output = await bound.run(ctx, input);
    const caseId = caseOf(request, output);
    if (caseId !== undefined) facts.caseId = caseId;
    await sendReply(bound, response, { output, wasReplayed: idempotency?.wasReplayed ?? false });
  };
}

function caseOf(request: Request, output: unknown): string | undefined {
  const { id } = request.params;
  if (typeof id === 'string' && /^case_[0-9a-z]{26}$/.test(id)) return id;
  const caseId: unknown = typeof output === 'object' && output !== null ? Reflect.get(output, 'caseId') : undefined;
  return typeof caseId === 'string' ? caseId : undefined;
}
