import type { AppError } from '@countersign/services/app-error';
import type { ErrorRequestHandler, Response } from 'express';
import { requestIdOf, requestLogOf } from '../request-context.ts';
import { problemMediaType, problemOf, retryAfterOf } from './problem.ts';
import { refusalOf } from './refusal-of.ts';

export function sendProblem(response: Response, refusal: AppError): void {
  const problem = problemOf(refusal, requestIdOf(response));
  const retryAfter = retryAfterOf(refusal.code);
  if (retryAfter !== undefined && !response.hasHeader('retry-after')) response.set('retry-after', String(retryAfter));
  response.removeHeader('etag');
  response.status(problem.status).type(problemMediaType).set('cache-control', 'no-store').send(JSON.stringify(problem));
}

/** Turns whatever was thrown into a problem document. Nothing unexpected leaves without a line in the log. */
export const problemHandler: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const refusal = refusalOf(error);
  const log = requestLogOf(response);
  if (refusal.code === 'internal') log.error({ err: error }, 'request failed');
  else if (refusal.cause !== undefined) log.warn({ err: refusal.cause, code: refusal.code }, 'request refused');
  if (response.headersSent) {
    next(error);
    return;
  }
  sendProblem(response, refusal);
};
