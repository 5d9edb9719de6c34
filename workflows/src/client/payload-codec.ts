import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';

const encoding = new TextEncoder().encode('binary/countersign-aes-256-gcm');
const ivBytes = 12;
const tagBytes = 16;

/** Encrypts every payload before it leaves for the Temporal server, which then stores nothing readable. */
export function createPayloadCodec(keyBase64: string): PayloadCodec {
  const key = Buffer.from(keyBase64, 'base64');
  if (key.length !== 32) throw new Error('the payload key is not 32 bytes of base64');
  return {
    encode: async (payloads) => payloads.map((payload) => ({ metadata: { encoding }, data: seal(key, payload) })),
    decode: async (payloads) => payloads.map((payload) => (isSealed(payload) ? open(key, payload) : payload)),
  };
}

function isSealed(payload: Payload): boolean {
  const given = payload.metadata?.['encoding'];
  return given !== undefined && given !== null && Buffer.from(given).equals(Buffer.from(encoding));
}

function seal(key: Buffer, payload: Payload): Uint8Array {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const metadata = Object.fromEntries(
    Object.entries(payload.metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
  );
  const plain = JSON.stringify({ metadata, data: Buffer.from(payload.data ?? []).toString('base64') });
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

function open(key: Buffer, payload: Payload): Payload {
  const bytes = Buffer.from(payload.data ?? []);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes));
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  const plain = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
  const parsed = JSON.parse(plain) as { metadata: Record<string, string>; data: string };
  const metadata = Object.fromEntries(
    Object.entries(parsed.metadata).map(([name, value]) => [name, new Uint8Array(Buffer.from(value, 'base64'))]),
  );
  return { metadata, data: new Uint8Array(Buffer.from(parsed.data, 'base64')) };
}
