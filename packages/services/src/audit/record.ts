import { sql } from '@countersign/db/query';
import { auditLog } from '@countersign/db/schema/audit';
import type { ServiceContext, Transaction } from '../context.ts';

export interface AuditEntry {
  /** The operation or transition: `member.update`, `case.approved`. */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly caseId?: string | null;
  /** Codes, ids, numbers; no secrets and no personal data. */
  readonly facts?: Record<string, unknown>;
  /** For what a rule or a timer did rather than the context's actor. */
  readonly by?: {
    kind: 'rule' | 'timer' | 'system' | 'member' | 'contact' | 'applicant';
    id: string | null;
    name: string;
    personId?: string | null;
  };
}

/**
 * Appends to the audit log in the caller's transaction; the sealer chains it afterwards. A partner's people stand there by
 * their ids alone: the chain is for ever, and their names are theirs to have erased.
 */
export function recordAudit(ctx: ServiceContext, tx: Transaction, entry: AuditEntry): Promise<void> {
  return recordAudits(ctx, tx, [entry]);
}

/** The same for many at once, in one statement. */
export async function recordAudits(
  ctx: ServiceContext,
  tx: Transaction,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const at = sql.param(ctx.now(), auditLog.at);
  const rows = entries.map((entry) => {
    const { actorKind, actorId, actorName, personId } = actorColumns(ctx, entry);
    const facts = sql.param(entry.facts ?? {}, auditLog.facts);
    return sql`(${ctx.tenantId}, ${ctx.ids.next('aud')}, ${at}, ${actorKind}, ${actorId}, ${actorName}, ${personId}, ${entry.action},
      ${entry.subjectKind}, ${entry.subjectId}, ${entry.caseId ?? null}, ${facts})`;
  });
  // The app may not name the columns of the seal, and drizzle names every column of a table.
  await tx.execute(sql`
    insert into ${auditLog} (tenant_id, id, at, actor_kind, actor_id, actor_name, person_id, action, subject_kind, subject_id, case_id, facts)
    values ${sql.join(rows, sql`, `)}`);
}

function actorColumns(ctx: ServiceContext, entry: AuditEntry) {
  if (entry.by)
    return {
      actorKind: entry.by.kind,
      actorId: entry.by.id,
      actorName: entry.by.kind === 'contact' ? 'contact' : entry.by.name,
      personId: entry.by.personId ?? null,
    };
  const { actor } = ctx;
  switch (actor.kind) {
    case 'member':
      return {
        actorKind: actor.apiKeyId ? ('key' as const) : ('member' as const),
        actorId: actor.apiKeyId ?? actor.id,
        actorName: actor.name,
        personId: actor.personId,
      };
    case 'contact':
      return { actorKind: 'contact' as const, actorId: actor.id, actorName: 'contact', personId: actor.personId };
    case 'applicant':
      return { actorKind: 'applicant' as const, actorId: actor.id, actorName: 'applicant', personId: actor.personId };
    case 'system':
      return { actorKind: 'system' as const, actorId: null, actorName: actor.name, personId: null };
    case 'nobody':
      return { actorKind: 'nobody' as const, actorId: null, actorName: 'nobody', personId: null };
    default:
      return actor satisfies never;
  }
}
