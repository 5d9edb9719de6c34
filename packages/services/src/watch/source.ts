import { type SQL, sql } from '@countersign/db/query';
import type { HeldThing } from '@countersign/domain/hold/hold';
import { type CivilDate, civilDate } from '@countersign/domain/time/civil-date';
import type { WatchKind } from '@countersign/domain/watch/watch';
import type { ServiceContext, Transaction } from '../context.ts';

/** Something of a partner that holds through its last day. */
export interface DueThing {
  readonly partnerId: string;
  /** Where it concerns one program alone. */
  readonly programId: string | null;
  /** The row it stands in; another one stands for it once it is renewed. */
  readonly subjectId: string;
  readonly expiresOn: CivilDate;
  /** What it is called before its partner: a number, a name. Nothing confidential. */
  readonly title: string;
  /** What waits when it has run out, where the thing itself says so rather than the tenant's setting for its kind. */
  readonly held?: readonly HeldThing[];
}

export interface DueAsked {
  /** First and last day, both included, of the last days that are asked for. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The last one of the chunk before; null for the first chunk. */
  readonly after: Pick<DueThing, 'expiresOn' | 'subjectId'> | null;
  readonly limit: number;
  /** Of these partners alone. */
  readonly partnerIds?: readonly string[];
}

/**
 * One kind of thing that runs out. It gives what stands, by last day and then by id, and leaves out what was renewed,
 * replaced or taken back: what a source does not give any more is what lifts a hold.
 */
export interface WatchSource {
  readonly kind: WatchKind;
  dueBetween(ctx: ServiceContext, tx: Transaction, asked: DueAsked): Promise<readonly DueThing[]>;
}

type DueRow = {
  readonly partner_id: string;
  readonly program_id: string | null;
  readonly subject_id: string;
  readonly expires_on: string;
  readonly title: string;
  readonly held?: readonly HeldThing[] | null;
};

/** A source out of a query that gives `partner_id`, `program_id`, `subject_id`, `expires_on`, `title`, and maybe `held`, of a tenant. */
export function sourceOf(kind: WatchKind, all: (tenantId: string) => SQL): WatchSource {
  return {
    kind,
    async dueBetween(ctx, tx, { from, to, after, limit, partnerIds }) {
      const ofPartners =
        partnerIds === undefined
          ? sql``
          : sql`and partner_id in (select jsonb_array_elements_text(${JSON.stringify(partnerIds)}::text::jsonb))`;
      const behind =
        after === null ? sql`` : sql`and (expires_on, subject_id) > (${after.expiresOn}, ${after.subjectId})`;
      const rows = await tx.execute<DueRow>(sql`
        select due.* from (${all(ctx.tenantId)}) as due
        where expires_on >= ${from} and expires_on <= ${to} ${behind} ${ofPartners}
        order by expires_on, subject_id limit ${limit}`);
      return [...rows].map((row) => ({
        partnerId: row.partner_id,
        programId: row.program_id,
        subjectId: row.subject_id,
        expiresOn: civilDate(row.expires_on),
        title: row.title,
        ...(row.held ? { held: row.held } : {}),
      }));
    },
  };
}
