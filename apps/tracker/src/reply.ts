import type { ServerResponse } from 'node:http';

const page = (title: string, text: string) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${title}</title><h1>${title}</h1><p>${text}</p></html>
`;

const pages = {
  404: page('This link leads nowhere', 'It may be mistyped, or it was never made. Ask whoever gave it to you.'),
  405: page('This is not possible here', 'A link can be opened, and nothing else.'),
  503: page('One moment, please', 'This link works, but not right now. Try it again in a few seconds.'),
} as const;

const retryAfterSeconds = '2';

/** A page for a visitor whose link cannot be followed. */
export function sendPage(response: ServerResponse, status: keyof typeof pages): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'",
    ...(status === 503 ? { 'retry-after': retryAfterSeconds } : {}),
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
  });
  response.end(pages[status]);
}

/** A GIF of one transparent dot. */
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** What a page that shows an impression's picture gets; never kept, or the next view would not be seen. */
export function sendPixel(response: ServerResponse, setCookie: string | null): void {
  response.writeHead(200, {
    'content-type': 'image/gif',
    'content-length': pixel.length,
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'cross-origin',
    ...(setCookie === null ? {} : { 'set-cookie': setCookie }),
  });
  response.end(pixel);
}

export interface Problem {
  readonly status: 400 | 403 | 404 | 405 | 413 | 415 | 503;
  readonly code: string;
  readonly title: string;
  readonly errors?: readonly { readonly field: string; readonly code: string }[];
}

/** A refusal for another program, as RFC 9457 has it. */
export function sendProblem(response: ServerResponse, problem: Problem): void {
  response.writeHead(problem.status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(problem.status === 503 ? { 'retry-after': retryAfterSeconds } : {}),
    ...(problem.status === 405 ? { allow: 'GET, POST' } : {}),
    // What is left of a body that is too large is not read.
    ...(problem.status === 413 ? { connection: 'close' } : {}),
  });
  response.end(`${JSON.stringify(problem)}\n`);
}
