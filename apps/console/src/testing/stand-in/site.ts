import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The built console under the content security policy that it has to live with. */
export function serveSite(distDir: string, path: string, response: ServerResponse): void {
  const type = types[extname(path)];
  if (type !== undefined) {
    // As the real server: a built asset is loaded and compiled once.
    const caching = path.startsWith('/assets/') ? { 'cache-control': 'public, max-age=31536000, immutable' } : {};
    response.writeHead(200, { 'content-type': type, ...caching });
    response.end(readFileSync(join(distDir, path)));
    return;
  }
  const nonce = crypto.randomUUID();
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ];
  response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy.join('; ') });
  response.end(readFileSync(join(distDir, 'index.html'), 'utf8').replace('__CSP_NONCE__', nonce));
}
