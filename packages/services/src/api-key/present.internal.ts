import type { apiKey } from '@countersign/contracts/api-key/operations';
import type { apikey } from '@countersign/db/schema/sign-in';
import type { z } from 'zod';
import { scopesOf } from '../identity/find-api-key.ts';

type ApiKey = z.output<typeof apiKey>;

export function presentApiKey(row: typeof apikey.$inferSelect): ApiKey {
  return {
    id: row.id,
    name: row.name ?? '',
    start: row.start ?? '',
    scopes: [...scopesOf(row.permissions)],
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastRequest?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}
