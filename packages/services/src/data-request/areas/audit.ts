import { and, asc, eq, inArray, sql } from '@countersign/db/query';
import { auditLog } from '@countersign/db/schema/audit';
import { heldArea } from '@countersign/domain/data-request/area';
import { formatInstant } from '@countersign/domain/time/instant';
import type { PersonalArea } from '../area.ts';
import type { Person } from '../person.ts';

const idsOf = ({ contacts, applications }: Person) => [...contacts, ...applications].map(({ id }) => id);
const rowsMax = 10_000;

/**
 * Who did what. The chain of seals is whole or worth nothing, so its rows stay; they name a partner's people by their
 * ids, and whose those were is forgotten with the login.
 */
export const auditArea: PersonalArea = {
  area: 'audit',
  find: async (ctx, tx, person) => {
    const ids = idsOf(person);
    if (ids.length === 0) return heldArea('audit', 0);
    const [rows] = await tx
      .select({ total: sql<number>`count(*)::int` })
      .from(auditLog)
      .where(and(eq(auditLog.tenantId, ctx.tenantId), inArray(auditLog.actorId, ids)));
    const total = rows?.total ?? 0;
    return heldArea('audit', total, [{ basis: 'accountability', until: null, count: total }]);
  },
  export: async (ctx, tx, person) => {
    const ids = idsOf(person);
    if (ids.length === 0) return [];
    const rows = await tx
      .select({ at: auditLog.at, action: auditLog.action })
      .from(auditLog)
      .where(and(eq(auditLog.tenantId, ctx.tenantId), inArray(auditLog.actorId, ids)))
      .orderBy(asc(auditLog.at))
      .limit(rowsMax);
    return rows.map(({ at, action }) => ({ at: formatInstant(at), action }));
  },
  erase: async () => {},
};
