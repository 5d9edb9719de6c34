import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const version = 'v1';
const ivBytes = 12;
const tagBytes = 16;

/** What the port `vault` asks for. */
export interface Vault {
  seal(purpose: string, text: string): string;
  open(purpose: string, sealed: string): string | null;
}

/** AES-256-GCM with a key derived from a secret of the configuration; the purpose is authenticated with the text. */
export function createVault(secret: string): Vault {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'countersign vault v1', 32));
  return {
    seal(purpose, text) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${version}.${sealed.toString('base64url')}`;
    },
    open(purpose, sealed) {
      const [found, content] = sealed.split('.');
      const bytes = Buffer.from(content ?? '', 'base64url');
      if (found !== version || bytes.length < ivBytes + tagBytes) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(-tagBytes));
      try {
        return decipher.update(bytes.subarray(ivBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
      } catch (err) {
        // The one way in which GCM says that something was changed, or sealed by another key.
        if (err instanceof Error && /unable to authenticate/i.test(err.message)) return null;
        throw err;
      }
    },
  };
}
