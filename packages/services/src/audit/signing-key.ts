import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export interface SigningKey {
  readonly keyId: string;
  sign(content: string): string;
}

/** Checks a signature by the id of the key that is said to have made it; null when that key is not known. */
export type SignatureCheck = (keyId: string, content: string, signature: string) => boolean | null;

/**
 * The Ed25519 key that signs checkpoints, from a file that the database never sees; made at the first call. Its public
 * half is kept beside it under its id, so that what it signed can be checked after it was replaced.
 */
export async function openSigningKey(file: string): Promise<SigningKey> {
  const key = createPrivateKey(await readOrMake(file));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${file} holds no Ed25519 key`);
  const publicKey = createPublicKey(key);
  const keyId = keyIdOf(publicKey);
  await keepPublicHalf(publicFile(file, keyId), publicKey);
  return { keyId, sign: (content) => sign(null, Buffer.from(content), key).toString('base64url') };
}

/** Checks signatures of this key and of those it replaced. */
export async function openSignatureCheck(file: string, keyIds: Iterable<string>): Promise<SignatureCheck> {
  const keys = new Map<string, KeyObject>();
  for (const keyId of new Set(keyIds)) {
    const pem = /^[0-9a-f]{16}$/.test(keyId) ? await readIfThere(publicFile(file, keyId)) : null;
    const key = pem === null ? undefined : createPublicKey(pem);
    if (key && keyIdOf(key) === keyId) keys.set(keyId, key);
  }
  return (keyId, content, signature) => {
    const key = keys.get(keyId);
    return key ? verify(null, Buffer.from(content), key, Buffer.from(signature, 'base64url')) : null;
  };
}

function keyIdOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}

function publicFile(file: string, keyId: string): string {
  return join(dirname(file), `${basename(file)}.${keyId}.pub`);
}

async function readOrMake(file: string): Promise<string> {
  const existing = await readIfThere(file);
  if (existing !== null) return existing;
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    await writeFile(file, pem, { flag: 'wx', mode: 0o600, flush: true });
    return pem;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return readFile(file, 'utf8');
    throw error;
  }
}

async function keepPublicHalf(file: string, publicKey: KeyObject): Promise<void> {
  if ((await readIfThere(file)) !== null) return;
  const handle = await open(file, 'w', 0o644);
  try {
    await handle.writeFile(publicKey.export({ type: 'spki', format: 'pem' }));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
