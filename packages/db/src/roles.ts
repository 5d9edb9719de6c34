import { createHmac } from 'node:crypto';

/** Database roles below the migrator: none owns anything and none bypasses row-level security. */
export const databaseRoles = [
  'countersign_app',
  'countersign_relay',
  'countersign_sealer',
  'countersign_tracker',
] as const;
export type DatabaseRole = (typeof databaseRoles)[number];

/** A role's password, derived from one secret so that there is one thing to keep. */
export function rolePassword(secret: string, role: DatabaseRole): string {
  return createHmac('sha256', secret).update(role).digest('base64url');
}

/** The migrator's address with a role's credentials in place of its own. */
export function roleUrl(databaseUrl: string, secret: string, role: DatabaseRole): string {
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = rolePassword(secret, role);
  return url.href;
}
