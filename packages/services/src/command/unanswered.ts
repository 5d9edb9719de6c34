import type { Database } from '@countersign/db/client';
import { sql } from '@countersign/db/query';

export interface UnansweredCommand {
  readonly id: string;
  readonly tenantId: string;
  readonly workflowId: string;
  readonly message: Record<string, unknown>;
}

/** A caller waits this long itself; then the relay goes on asking. */
const resendAfterSeconds = 8;

/** Commands whose outcome is unknown; sending one again has no second effect. Runs as the relay's role. */
export async function claimUnanswered(db: Database, limit: number): Promise<UnansweredCommand[]> {
  const rows = await db.execute<{
    id: string;
    tenant_id: string;
    workflow_id: string;
    message: Record<string, unknown>;
  }>(sql`
    update commands set sent_at = now()
    where (tenant_id, id) in (
      select tenant_id, id from commands
      where status = 'pending' and expires_at > now() and coalesce(sent_at, created_at) < now() - make_interval(secs => ${resendAfterSeconds})
      order by created_at limit ${limit} for update skip locked)
    returning id, tenant_id, workflow_id, message`);
  return [...rows].map((row) => ({
    id: row.id,
    tenantId: row.tenant_id,
    workflowId: row.workflow_id,
    message: row.message,
  }));
}

/** Closes commands that no case will carry out any more: their time is over, and cases refuse them. */
export async function expireCommands(db: Database): Promise<number> {
  const rows = await db.execute(sql`
    update commands set status = 'expired', finished_at = now()
    where status = 'pending' and expires_at < now() - interval '1 minute' returning id`);
  return rows.length;
}

/** Records that the case refused; a command that was carried out meanwhile stays as it is. */
export async function refuseCommand(db: Database, command: UnansweredCommand, code: string): Promise<void> {
  await db.execute(sql`
    update commands set status = 'refused', refusal = ${code}, finished_at = now()
    where tenant_id = ${command.tenantId} and id = ${command.id} and status = 'pending'`);
}
