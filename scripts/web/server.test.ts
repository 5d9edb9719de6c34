import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWebServer, type WebServer } from './server.ts';

let distDir: string;
let api: Server;
let web: WebServer;
let seen: { url: string | undefined; headers: IncomingHttpHeaders; body: string } | undefined;

const get = (path: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${web.port}${path}`, { redirect: 'manual', ...init });

beforeAll(async () => {
  distDir = mkdtempSync(join(tmpdir(), 'countersign-site-'));
  mkdirSync(join(distDir, 'assets'));
  mkdirSync(join(distDir, '.vite'));
  writeFileSync(
    join(distDir, 'index.html'),
    '<meta name="robots" content="noindex" /><title>Own</title><meta name="csp-nonce" content="__CSP_NONCE__"><div id="root">',
  );
  writeFileSync(join(distDir, '.vite', 'manifest.json'), '{}');
  writeFileSync(join(distDir, 'assets', 'main-abc.js'), 'plain');
  writeFileSync(join(distDir, 'assets', 'main-abc.js.gz'), 'gz');
  api = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      seen = { url: request.url, headers: request.headers, body };
      const found = directory[request.url ?? ''];
      if (found !== undefined) {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found));
        return;
      }
      response.writeHead(201, { 'set-cookie': ['session=1; Path=/; HttpOnly'], 'content-type': 'application/json' });
      response.end('{"ok":true}');
    });
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  web = await startWebServer({ distDir, host: '127.0.0.1', port: 0, apiUrl, cookiePrefix: 'portal' });
});

afterAll(async () => {
  await web.close();
  api.close();
  rmSync(distDir, { recursive: true });
});

const partnerId = 'par_0123456789abcdefghjkmnpqrs';
const nord = { id: partnerId, name: 'Nord & <b>Licht</b>', profile: { description: 'Networks "for all"' } };
const directory: Readonly<Record<string, unknown>> = {
  '/api/v1/directory/halden': { programName: 'Resellers', companyName: 'Halden', items: [nord], nextCursor: 'abc' },
  [`/api/v1/directory/halden/partners/${partnerId}`]: { ...nord, programName: 'Resellers' },
};

describe('the web server', () => {
  it('puts title and words of a public directory into the page, as text and never as markup, and lets it be found', async () => {
    const list = await (await get('/directory/halden?q=x')).text();
    expect(list).toContain('<title>Resellers · Halden</title>');
    expect(list).toContain(`<a href="/directory/halden/${partnerId}">Nord &amp; &lt;b&gt;Licht&lt;/b&gt;</a>`);
    expect(list).toContain('href="?cursor=abc"');
    expect(list).not.toContain('noindex');
    const entry = await (await get(`/directory/halden/${partnerId}`)).text();
    expect(entry).toContain('content="Networks &quot;for all&quot;"');
    expect(entry).not.toContain('<b>');
    for (const path of ['/directory/gone', '/directory/halden/nobody', '/deals']) {
      const page = await (await get(path)).text();
      expect(page, path).toContain('<title>Own</title>');
      expect(page, path).toContain('noindex');
    }
  });

  it('gives every page a nonce of its own, in the policy and in the document', async () => {
    const nonces = await Promise.all(
      ['/', '/deals/deal_1'].map(async (path) => {
        const reply = await get(path);
        const nonce = /'nonce-([^']+)'/.exec(reply.headers.get('content-security-policy') ?? '')?.[1];
        expect(await reply.text()).toContain(`content="${nonce}"`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  it('allows nothing of another origin and no inline script', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:/);
  });

  it('keeps built assets for ever and compressed, pages not at all', async () => {
    const asset = await fetch(`http://127.0.0.1:${web.port}/assets/main-abc.js`, {
      method: 'HEAD',
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect(asset.headers.get('content-encoding')).toBe('gzip');
    expect((await get('/')).headers.get('cache-control')).toBe('no-store');
    const etag = asset.headers.get('etag') ?? '';
    expect((await get('/assets/main-abc.js', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it.each(['/assets/gone.js', '/.vite/manifest.json', '/../../package.json', '/%2e%2e/%2e%2e/etc/passwd.txt'])(
    'has no file %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('refuses a path that cannot be decoded', async () => {
    expect((await get('/%E0%A4%A')).status).toBe(400);
  });

  it('hands /api/ on with body, host and address, and only with the cookies of this site', async () => {
    const reply = await get('/api/v1/deals?x=1', {
      method: 'POST',
      body: 'text',
      headers: { cookie: 'portal.session=mine; console.session=theirs', 'x-forwarded-for': '6.6.6.6' },
    });
    expect(reply.status).toBe(201);
    expect(reply.headers.getSetCookie()).toEqual(['portal.session=1; Path=/; HttpOnly']);
    expect(seen).toMatchObject({
      url: '/api/v1/deals?x=1',
      body: 'text',
      headers: { cookie: 'session=mine', 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': `127.0.0.1:${web.port}` },
    });
  });

  it('says 502 in the form of a problem when the API does not answer', async () => {
    const alone = await startWebServer({ distDir, host: '127.0.0.1', port: 0, apiUrl: 'http://127.0.0.1:1' });
    const reply = await fetch(`http://127.0.0.1:${alone.port}/api/v1/home`);
    expect(reply.status).toBe(502);
    expect(reply.headers.get('content-type')).toBe('application/problem+json');
    await alone.close();
  });
});
