import { parseArgs } from 'node:util';
import { startWebServer } from './web/server.ts';

// One web app behind a reverse proxy, as the container images run it.
const { values } = parseArgs({
  options: {
    dist: { type: 'string' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '3000' },
    'api-url': { type: 'string', default: 'http://127.0.0.1:3002' },
    https: { type: 'boolean', default: false },
    'behind-proxy': { type: 'boolean', default: false },
  },
});
if (values.dist === undefined)
  throw new Error('usage: web-server --dist <folder> [--host] [--port] [--api-url] [--https] [--behind-proxy]');

const server = await startWebServer({
  distDir: values.dist,
  host: values.host,
  port: Number(values.port),
  apiUrl: values['api-url'],
  isHttps: values.https,
  isBehindProxy: values['behind-proxy'],
});
process.stdout.write(`serving ${values.dist} on port ${server.port}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void server.close().then(() => process.exit(0));
  });
}
