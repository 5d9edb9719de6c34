import { createHash, randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFileKey } from '@countersign/ports/file-store/key';
import type { FileStore } from '@countersign/ports/file-store/port';
import { type Asked, s3Client } from './client.ts';
import type { S3Config } from './config.ts';

const digestHeader = 'x-amz-meta-sha256';

/**
 * Files in a bucket. A key is written once: the store itself refuses a second write (`If-None-Match: *`), which is success
 * where the digest kept with it is the same.
 */
export function s3FileStore(config: S3Config): FileStore {
  const send = s3Client(config);
  const store = async (key: string, body: NonNullable<Asked['body']>, sha256: string): Promise<void> => {
    const reply = await send({
      method: 'PUT',
      key: checked(key),
      body,
      sha256,
      headers: { 'if-none-match': '*', 'content-type': 'application/octet-stream', [digestHeader]: sha256 },
    });
    await reply.body?.cancel();
    // Somebody else is writing the same key now: whatever they store is compared like what was there before.
    if (reply.status !== 412 && reply.status !== 409) return requireOk(reply, `PUT ${key}`);
    if ((await digestOf(send, key)) !== sha256) throw new Error(`The key ${key} holds another content.`);
  };
  return {
    async put(key, content) {
      const bytes = Uint8Array.from(content);
      await store(key, bytes, createHash('sha256').update(bytes).digest('hex'));
    },
    async putStream(pieces, keyOf) {
      const folder = await mkdtemp(join(tmpdir(), 'countersign-s3-'));
      try {
        const path = join(folder, randomBytes(8).toString('hex'));
        const sha256 = await spool(path, pieces);
        await store(keyOf(), await openAsBlob(path), sha256);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    async get(key) {
      const reply = await send({ method: 'GET', key: checked(key) });
      return contentOf(reply, `GET ${key}`);
    },
    async getPart(key, { start, length }) {
      const range = `bytes=${start}-${start + length - 1}`;
      const reply = await send({ method: 'GET', key: checked(key), headers: { range } });
      // Nothing of the file is behind its end.
      if (reply.status === 416) {
        await reply.body?.cancel();
        return new Uint8Array();
      }
      return contentOf(reply, `GET ${key}`);
    },
    async remove(key) {
      const reply = await send({ method: 'DELETE', key: checked(key) });
      await reply.body?.cancel();
      if (reply.status !== 404) requireOk(reply, `DELETE ${key}`);
    },
  };
}

function checked(key: string): string {
  if (!isFileKey(key)) throw new Error('This is not a key of a file store.');
  return key;
}

async function digestOf(send: ReturnType<typeof s3Client>, key: string): Promise<string | null> {
  const reply = await send({ method: 'GET', key, headers: { range: 'bytes=0-0' } });
  await reply.body?.cancel();
  return reply.headers.get(digestHeader);
}

/** Brings what comes to a file first: a store wants to know the length, and the key is known at the end. */
async function spool(path: string, pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of pieces) {
      hash.update(piece);
      await file.writeFile(piece);
    }
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

async function contentOf(reply: Response, asked: string): Promise<Uint8Array | null> {
  if (reply.status === 404) {
    await reply.body?.cancel();
    return null;
  }
  requireOk(reply, asked);
  return new Uint8Array(await reply.arrayBuffer());
}

function requireOk(reply: Response, asked: string): void {
  if (!reply.ok) throw new Error(`The file store answered ${reply.status} to ${asked}.`);
}
