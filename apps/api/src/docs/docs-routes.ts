import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ErrorCode, errorCodes } from '@countersign/domain/error/codes';
import { AppError } from '@countersign/services/app-error';
import { type RequestHandler, Router } from 'express';
import type { JsonSchema } from '../openapi/schemas.ts';
import { docsPage, docsScript, docsStyle, problemListPage, problemPage } from './pages.ts';

/** What the documentation loads from its own host: the viewer's script and style, nothing else of its package. */
const assets = { 'swagger-ui-bundle.js': 'text/javascript', 'swagger-ui.css': 'text/css' } as const;

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The document, the page that shows it, and a page for each kind of problem. */
export function docsRoutes(document: JsonSchema): Router {
  const router = Router();
  const text = JSON.stringify(document);
  router.get('/api/openapi.json', (_request, response) => {
    response.set('content-type', 'application/json').set('cache-control', 'no-cache').send(text);
  });
  router.use('/api/docs', (_request, response, next) => {
    response.set('content-security-policy', contentSecurityPolicy).set('cache-control', 'no-cache');
    next();
  });
  router.get('/api/docs', html(docsPage()));
  router.get('/api/docs/start.js', send('text/javascript', docsScript));
  router.get('/api/docs/page.css', send('text/css', docsStyle));
  for (const [name, type] of Object.entries(assets)) {
    router.get(`/api/docs/assets/${name}`, send(type, readFileSync(join(viewerFolder(), name))));
  }
  router.get('/api/docs/problems', html(problemListPage()));
  router.get('/api/docs/problems/:code', (request, response) => {
    const { code } = request.params;
    if (!isErrorCode(code)) throw new AppError('not_found', { detail: 'There is no such kind of problem.' });
    response.type('text/html').send(problemPage(code));
  });
  return router;
}

function viewerFolder(): string {
  return dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorCodes, code);
}

function html(page: string): RequestHandler {
  return (_request, response) => void response.type('text/html').send(page);
}

function send(type: string, content: string | Buffer): RequestHandler {
  return (_request, response) => void response.set('content-type', `${type}; charset=utf-8`).send(content);
}
