import type { SqlClient } from '@countersign/db/sql/open-sql';
import type { CookieMode } from '@countersign/domain/link/tracking';

/** Where a link leads and whose it is, as the tracker needs it. */
export interface LinkRoute {
  readonly code: string;
  readonly tenantId: string;
  readonly linkId: string;
  readonly programId: string;
  readonly enrollmentId: string;
  readonly target: string;
  readonly hosts: readonly string[];
  readonly utm: Readonly<Record<string, string>>;
  readonly cookieDays: number;
  readonly cookieMode: CookieMode;
  readonly isLive: boolean;
}

/** The routes of these codes; those that there are not are missing. */
export async function readLinkRoutes(
  client: SqlClient,
  codes: readonly string[],
): Promise<ReadonlyMap<string, LinkRoute>> {
  const rows = await client<(Omit<LinkRoute, 'isLive'> & { readonly isLive: number })[]>`
    select code, tenant_id as "tenantId", link_id as "linkId", program_id as "programId",
      enrollment_id as "enrollmentId", target, hosts, utm, cookie_days as "cookieDays", cookie_mode as "cookieMode",
      is_live as "isLive"
    from identity.link_routes where code = any (string_to_array(${codes.join(',')}, ','))`;
  return new Map(rows.map((row) => [row.code, { ...row, isLive: row.isLive === 1 }]));
}
