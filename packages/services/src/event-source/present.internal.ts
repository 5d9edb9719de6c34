import type { eventSourceOperations } from '@countersign/contracts/event-source/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { eventSources } from '@countersign/db/schema/event';
import { formatInstant } from '@countersign/domain/time/instant';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';

export type EventSourceRow = typeof eventSources.$inferSelect;
export type EventSourceOutput = OutputOf<(typeof eventSourceOperations)['update']>;

/** Secrets of sources begin so, which tells them apart in a log that should never have had one. */
export const sourceSecretPrefix = 'cses_';

/** Refused with `not_found` where the tenant has no such source; locked for a change. */
export async function lockSource(ctx: ServiceContext, tx: Transaction, id: string): Promise<EventSourceRow> {
  const [row] = await tx
    .select()
    .from(eventSources)
    .where(and(eq(eventSources.tenantId, ctx.tenantId), eq(eventSources.id, id)))
    .for('update');
  if (!row || row.kind === 'internal') throw notFound('event source');
  return row;
}

export function presentSource(ctx: ServiceContext, row: EventSourceRow): EventSourceOutput {
  const { id, programId, name, kind, dedupeKey, publicKey, parameterMap, revision } = row;
  return {
    id,
    programId,
    name,
    kind,
    dedupeKey,
    publicKey,
    parameterMap,
    hasSigningSecret: row.signingSecret !== null,
    url: urlOf(ctx, row),
    archivedAt: row.archivedAt === null ? null : formatInstant(row.archivedAt),
    createdAt: formatInstant(row.createdAt),
    revision,
  };
}

function urlOf(ctx: ServiceContext, { kind, publicKey }: EventSourceRow): string | null {
  switch (kind) {
    case 'postback':
      return `${ctx.urls.tracker}/p/${publicKey}`;
    case 'stripe':
      return `${ctx.urls.console}/api/webhooks/stripe/${publicKey}`;
    case 'api':
    case 'import':
    case 'internal':
      return null;
    default:
      return kind satisfies never;
  }
}

export function sourceNameTaken(name: string, cause?: unknown): AppError {
  return new AppError('conflict', {
    detail: `Another source of the program is called ${name}.`,
    fields: [{ field: 'name', code: 'taken' }],
    ...(cause === undefined ? {} : { cause }),
  });
}
