import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

export type Secrets = {
  readonly AUTH_SECRET: string;
  readonly DATABASE_ROLES_SECRET: string;
  readonly TEMPORAL_PAYLOAD_KEY: string;
};

const names = ['AUTH_SECRET', 'DATABASE_ROLES_SECRET', 'TEMPORAL_PAYLOAD_KEY'] as const;
const secretBytes = 32;

/** The secrets of this installation, made at the first start and kept where only their owner may read them. */
export function loadOrMakeSecrets(file: string): Secrets {
  const kept: Partial<Secrets> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const secrets = Object.fromEntries(
    names.map((name) => [name, kept[name] ?? randomBytes(secretBytes).toString('base64')]),
  ) as Secrets;
  if (names.some((name) => kept[name] === undefined)) {
    writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return secrets;
}
