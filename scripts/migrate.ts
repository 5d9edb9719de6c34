import { migrate } from '../packages/db/src/migrate.ts';
import { loadConfiguration } from '../packages/runtime/src/configuration/load.ts';

// Relative imports, because the image of one app has no dependencies at the root.
const { DATABASE_URL, DATABASE_ROLES_SECRET } = loadConfiguration(process.env, [
  'DATABASE_URL',
  'DATABASE_ROLES_SECRET',
]);
await migrate(DATABASE_URL, DATABASE_ROLES_SECRET);
process.stdout.write('The database is up to date.\n');
