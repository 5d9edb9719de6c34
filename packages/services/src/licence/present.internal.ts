import type { Licence, OwnLicence } from '@countersign/contracts/licence/operations';
import { and, eq, type SQL } from '@countersign/db/query';
import { partners } from '@countersign/db/schema/tenant';
import { licences } from '@countersign/db/schema/vetting';
import { licenceStanding } from '@countersign/domain/licence/licence';
import { type CivilDate, civilDate } from '@countersign/domain/time/civil-date';
import { formatInstant } from '@countersign/domain/time/instant';
import type { Transaction } from '../context.ts';

/** Licences with their partner. */
export function selectLicences(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({ licence: licences, partner: { id: partners.id, name: partners.name } })
    .from(licences)
    .innerJoin(partners, and(eq(partners.tenantId, licences.tenantId), eq(partners.id, licences.partnerId)))
    .where(where)
    .$dynamic();
}
type LicenceRead = Awaited<ReturnType<typeof selectLicences>>[number];

const dateOf = (text: string | null) => (text === null ? null : civilDate(text));

/** What a partner's people see of their own. */
export function presentOwnLicence({ licence }: LicenceRead, today: CivilDate): OwnLicence {
  return {
    id: licence.id,
    kind: licence.kind,
    jurisdiction: licence.jurisdiction,
    regulator: licence.regulator,
    number: licence.number,
    scope: licence.scope,
    validFrom: licence.validFrom,
    expiresOn: licence.expiresOn,
    standing: licenceStanding({ validFrom: dateOf(licence.validFrom), expiresOn: dateOf(licence.expiresOn) }, today),
    fileId: licence.fileId,
    recordedAt: formatInstant(licence.recordedAt),
  };
}

export function presentLicence(found: LicenceRead, today: CivilDate): Licence {
  const { vettingId, renewalId } = found.licence;
  return { ...presentOwnLicence(found, today), partner: found.partner, vettingId, renewalId };
}
