import { createHmac } from 'node:crypto';

/** A secret of its own for each purpose, made from one that is configured. The same input gives the same result. */
export function derivedSecret(options: { readonly secret: string; readonly purpose: string }): string {
  return createHmac('sha256', options.secret).update(options.purpose).digest('base64url');
}

/** The password of a database role that is derived from the migrator's. */
export function databaseRolePassword(options: { readonly secret: string; readonly role: string }): string {
  return derivedSecret({ secret: options.secret, purpose: `database-role/${options.role}` });
}

/** The connection string of a derived role: the migrator's, with another user and password. */
export function databaseRoleUrl(options: {
  readonly databaseUrl: string;
  readonly secret: string;
  readonly role: string;
}): string {
  const url = new URL(options.databaseUrl);
  url.username = options.role;
  url.password = databaseRolePassword(options);
  return url.toString();
}
