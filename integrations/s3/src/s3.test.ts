import type { Server } from 'node:http';
import { describeFileStore } from '@countersign/ports/file-store/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { s3FileStore } from './adapter.ts';
import { s3Config } from './config.ts';
import { credentials, s3StandIn } from './testing/stand-in.ts';

const servers: Server[] = [];
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function openStore(given: { prefix?: string; secretAccessKey?: string } = {}) {
  const { server, kept } = s3StandIn();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const endpoint = `http://127.0.0.1:${address.port}`;
  return { kept, store: s3FileStore(s3Config.parse({ endpoint, bucket: 'files', ...credentials, ...given })) };
}

describeFileStore('in a bucket', async () => (await openStore()).store);

describe('s3FileStore', () => {
  it('keeps several installations apart by their prefix', async () => {
    const { store, kept } = await openStore({ prefix: 'one/' });
    await store.put('ten_1/file_1', Buffer.from('x'));
    expect([...kept.keys()]).toEqual(['/files/one/ten_1/file_1']);
  });

  it('fails loudly with a wrong secret, and stores nothing', async () => {
    const { store, kept } = await openStore({ secretAccessKey: 'another' });
    await expect(store.put('a', Buffer.from('x'))).rejects.toThrow('403');
    await expect(store.get('a')).rejects.toThrow('403');
    expect(kept.size).toBe(0);
  });
});
