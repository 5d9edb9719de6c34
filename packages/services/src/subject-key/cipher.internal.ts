import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const version = 1;
const ivBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/** Whose value it is; authenticated with it, so that a value moved to another subject does not open. */
export interface Owner {
  readonly tenantId: string;
  readonly subjectId: string;
}

const additionalData = ({ tenantId, subjectId }: Owner) => Buffer.from(`${tenantId}/${subjectId}`);

export function makeKey(): Buffer {
  return randomBytes(keyBytes);
}

/** AES-256-GCM as base64: version byte, nonce, ciphertext, tag. */
export function encrypt(key: Buffer, owner: Owner, text: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(additionalData(owner));
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(version), iv, content, cipher.getAuthTag()]).toString('base64');
}

/** Throws for what was changed, belongs to another subject, or has a version that there never was. */
export function decrypt(key: Buffer, owner: Owner, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes[0] !== version || bytes.length < 1 + ivBytes + tagBytes)
    throw new Error(`what is sealed for ${owner.subjectId} has no version that is known`);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + ivBytes), { authTagLength: tagBytes })
    .setAAD(additionalData(owner))
    .setAuthTag(bytes.subarray(-tagBytes));
  return decipher.update(bytes.subarray(1 + ivBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
}
