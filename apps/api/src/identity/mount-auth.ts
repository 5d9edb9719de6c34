import { AppError } from '@countersign/services/app-error';
import { type Auth, addressHeader, authPath } from '@countersign/services/identity/auth';
import { fromNodeHeaders } from 'better-auth/node';
import express, { type Response as ExpressResponse, type RequestHandler, Router } from 'express';
import { problemMediaType } from '../problem/problem.ts';
import { refusalOf } from '../problem/refusal-of.ts';
import { requestIdOf } from '../request-context.ts';

const bodyLimit = '16kb';

/** Sign-in below `/api/auth`. It parses its own bodies, so it comes before the parsers of the operations. */
export function mountAuth(auth: Auth, origin: string): Router {
  const router = Router();
  router.use(authPath, express.raw({ limit: bodyLimit, type: () => true, inflate: false }), handlerOf(auth, origin));
  return router;
}

function handlerOf(auth: Auth, origin: string): RequestHandler {
  return async (request, response) => {
    const headers = fromNodeHeaders(request.headers);
    headers.set(addressHeader, request.ip ?? '');
    const hasBody = Buffer.isBuffer(request.body) && request.body.byteLength > 0;
    const { response: answer, error } = await auth.handle(
      new Request(new URL(request.originalUrl, origin), {
        method: request.method,
        headers,
        ...(hasBody ? { body: new Uint8Array(request.body as Buffer) } : {}),
      }),
    );
    if (error !== undefined) throw refusalOf(error);
    if (answer.status >= 500) throw new AppError('internal', { cause: new Error(`sign-in answered ${answer.status}`) });
    for (const [name, value] of answer.headers) if (name !== 'set-cookie') response.set(name, value);
    for (const cookie of answer.headers.getSetCookie()) response.append('set-cookie', cookie);
    response.status(answer.status).set('cache-control', 'no-store');
    if (answer.status >= 400) await sendRefusal(response, answer);
    else response.send(Buffer.from(await answer.arrayBuffer()));
  };
}

/** The library's refusals in the form of all others; their codes stay its own. */
async function sendRefusal(response: ExpressResponse, answer: Response): Promise<void> {
  const { code, message } = refusalIn(await answer.text());
  const title = message ?? (answer.status === 404 ? 'There is no such thing' : 'Sign-in refused this');
  const retryAfter = answer.headers.get('x-retry-after');
  if (retryAfter !== null) response.set('retry-after', retryAfter);
  response.type(problemMediaType).send(
    JSON.stringify({
      type: 'about:blank',
      title,
      status: answer.status,
      code: code ?? (answer.status === 404 ? 'not_found' : answer.status === 429 ? 'TOO_MANY_REQUESTS' : 'REFUSED'),
      detail: title,
      message: title,
      instance: `urn:countersign:request:${requestIdOf(response)}`,
    }),
  );
}

function refusalIn(text: string): { code?: string; message?: string } {
  if (text === '' || !text.trimStart().startsWith('{')) return {};
  const parsed = JSON.parse(text) as Record<string, unknown>;
  const { code, message } = parsed;
  return { ...(typeof code === 'string' ? { code } : {}), ...(typeof message === 'string' ? { message } : {}) };
}
