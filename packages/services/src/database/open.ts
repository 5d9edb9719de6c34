import { type Database, type OpenDatabase, type OpenOptions, openDatabase } from '@countersign/db/client';
import { type DatabaseRole, roleUrl } from '@countersign/db/roles';

export type { Database, OpenDatabase, OpenOptions };

/** Opens a pool as the owner of the tables, whom nothing is hidden from: for proving the books, and for nothing that serves. */
export function openAsOwner(databaseUrl: string, options: OpenOptions = {}): OpenDatabase {
  return openDatabase(databaseUrl, { applicationName: 'countersign_owner', ...options });
}

/** Opens a pool as one of the roles below the migrator; none of them bypasses row-level security. */
export function openAs(
  role: 'app' | 'relay' | 'sealer',
  at: { readonly databaseUrl: string; readonly secret: string },
  options: OpenOptions = {},
): OpenDatabase {
  const name: DatabaseRole = `countersign_${role}`;
  return openDatabase(roleUrl(at.databaseUrl, at.secret, name), { applicationName: name, ...options });
}
