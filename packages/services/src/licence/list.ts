import type { licenceOperations } from '@countersign/contracts/licence/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, isNull, lte } from '@countersign/db/query';
import { partners } from '@countersign/db/schema/tenant';
import { licences } from '@countersign/db/schema/vetting';
import { licenceStanding } from '@countersign/domain/licence/licence';
import { civilDate } from '@countersign/domain/time/civil-date';
import { formatInstant } from '@countersign/domain/time/instant';
import { civilDateIn } from '../calendar/zone.ts';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';

type Operation = (typeof licenceOperations)['list'];
const dateOf = (text: string | null) => (text === null ? null : civilDate(text));

/** Licences and registrations that compliance has seen, newest first; those that others have replaced are left out. */
export function listLicences(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'licence.list');
  const today = civilDate(civilDateIn('UTC', ctx.now()));
  return read(ctx, async (tx) => {
    const where = and(
      eq(licences.tenantId, ctx.tenantId),
      isNull(licences.replacedAt),
      query.partnerId === undefined ? undefined : eq(licences.partnerId, query.partnerId),
      query.expiresBy === undefined ? undefined : lte(licences.expiresOn, query.expiresBy),
    );
    const page = keyset(
      { column: licences.recordedAt, id: licences.id, direction: 'desc', holds: 'instant' },
      query.cursor,
    );
    const rows = await tx
      .select({ licence: licences, partner: { id: partners.id, name: partners.name } })
      .from(licences)
      .innerJoin(partners, and(eq(partners.tenantId, licences.tenantId), eq(partners.id, licences.partnerId)))
      .where(and(where, page.where))
      .orderBy(...page.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(licences).where(where);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ licence }) => ({ value: licence.recordedAt, id: licence.id }),
      present: ({ licence, partner }) => ({
        id: licence.id,
        partner,
        kind: licence.kind,
        jurisdiction: licence.jurisdiction,
        regulator: licence.regulator,
        number: licence.number,
        validFrom: licence.validFrom,
        expiresOn: licence.expiresOn,
        standing: licenceStanding(
          { validFrom: dateOf(licence.validFrom), expiresOn: dateOf(licence.expiresOn) },
          today,
        ),
        fileId: licence.fileId,
        vettingId: licence.vettingId,
        recordedAt: formatInstant(licence.recordedAt),
      }),
    });
  });
}
