import type { SqlClient } from '@countersign/db/sql/open-sql';

/** Whose postbacks come under a public key, how they prove it and how they name things. */
export interface SourceRoute {
  readonly key: string;
  readonly tenantId: string;
  readonly sourceId: string;
  readonly programId: string;
  /** SHA-256 of the secret in base64url. */
  readonly secretHash: string;
  /** Field of an event -> the sender's name for it. */
  readonly parameterMap: Readonly<Record<string, string>>;
  readonly isLive: boolean;
}

/** The routes of these public keys; those that there are not are missing. */
export async function readSourceRoutes(
  client: SqlClient,
  keys: readonly string[],
): Promise<ReadonlyMap<string, SourceRoute>> {
  const rows = await client<(Omit<SourceRoute, 'isLive'> & { readonly isLive: number })[]>`
    select key, tenant_id as "tenantId", source_id as "sourceId", program_id as "programId",
      secret_hash as "secretHash", parameter_map as "parameterMap", is_live as "isLive"
    from identity.source_routes where key = any (string_to_array(${keys.join(',')}, ','))`;
  return new Map(rows.map((row) => [row.key, { ...row, isLive: row.isLive === 1 }]));
}
