import { eq, sql } from '@countersign/db/query';
import { arrivingEvents } from '@countersign/db/schema/event';
import { linkRoutes, sourceRoutes } from '@countersign/db/schema/link';
import { arrivingTouches, touches } from '@countersign/db/schema/touch';
import type { TestDatabase } from '@countersign/db/testing/database';
import { hashToken } from '../identity/secret-token.ts';
import type { TestTenant } from './test-tenant.ts';

/** What the tracker has written and nobody has moved on, and what was moved: read behind the product's back. */
export const arrived = {
  touches: (database: TestDatabase, tenantId: string) =>
    database.admin.db
      .select()
      .from(arrivingTouches)
      .where(eq(arrivingTouches.tenantId, tenantId))
      .orderBy(arrivingTouches.receivedAt, arrivingTouches.id),
  events: (database: TestDatabase, tenantId: string) =>
    database.admin.db
      .select()
      .from(arrivingEvents)
      .where(eq(arrivingEvents.tenantId, tenantId))
      .orderBy(arrivingEvents.receivedAt, arrivingEvents.id),
  moved: (tenant: TestTenant) => tenant.inTenant((tx) => tx.select().from(touches).orderBy(touches.receivedAt)),
  /** Ids of clicks that are anywhere. */
  async ids(database: TestDatabase): Promise<ReadonlySet<string>> {
    const rows = await database.admin.db.execute<{ id: string }>(
      sql`select id from ${arrivingTouches} union select id from ${touches}`,
    );
    return new Set(rows.map(({ id }) => id));
  },
  /** Ids of clicks that were moved on more than once. */
  async doubles(database: TestDatabase): Promise<string[]> {
    const rows = await database.admin.db.execute<{ id: string }>(
      sql`select id from ${touches} group by id having count(*) > 1`,
    );
    return rows.map(({ id }) => id);
  },
  /** Breaks every connection that the tracker has. */
  cutTracker: (database: TestDatabase) =>
    database.admin.db.execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'countersign_tracker' and datname = current_database()`,
    ),
  /** A link's route with something else in it than the verbs would write. */
  setRoute: (database: TestDatabase, code: string, values: Partial<typeof linkRoutes.$inferInsert>) =>
    database.admin.db.update(linkRoutes).set(values).where(eq(linkRoutes.code, code)),
  /** A source of postbacks as the tracker sees it. */
  async source(
    database: TestDatabase,
    tenant: TestTenant,
    given: { readonly key: string; readonly secret: string; readonly parameterMap?: Record<string, string> },
  ): Promise<void> {
    await database.admin.db.insert(sourceRoutes).values({
      key: given.key,
      tenantId: tenant.id,
      sourceId: tenant.ids.next('src'),
      programId: tenant.programId,
      secretHash: hashToken(given.secret),
      parameterMap: given.parameterMap ?? {},
      isLive: 1,
    });
  },
};
