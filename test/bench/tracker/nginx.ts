import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measured, startProgram } from './process.ts';

const binaries = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'];

const configuration = (folder: string, port: number) => `
worker_processes 1;
daemon off;
pid ${folder}/pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c;
  uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
  keepalive_requests 10000000;
  server {
    listen 127.0.0.1:${port};
    location /k/ { add_header cache-control no-store; return 302 https://shop.example/?cs_click=$request_id; }
  }
}
`;

/** nginx answering with a redirect and keeping nothing; undefined where it is not installed (Debian: nginx-light). */
export async function startNginx(): Promise<Measured | undefined> {
  const binary = binaries.find((path) => existsSync(path));
  if (binary === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'nginx-bench-'));
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  await writeFile(file, configuration(folder, port));
  const running = await startProgram(binary, ['-p', folder, '-e', join(folder, 'error.log'), '-c', file], {
    port,
    pids: () => workersOf(Number(readFileSync(join(folder, 'pid'), 'utf8'))),
  });
  return {
    ...running,
    stop: async () => {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function workersOf(master: number): readonly number[] {
  const children = readFileSync(`/proc/${master}/task/${master}/children`, 'utf8').trim();
  return children === '' ? [] : children.split(' ').map(Number);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
