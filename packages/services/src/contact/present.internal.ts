import type { contact } from '@countersign/contracts/contact/operations';
import type { contacts } from '@countersign/db/schema/people';
import { formatInstant } from '@countersign/domain/time/instant';
import type { z } from 'zod';

export function presentContact(row: typeof contacts.$inferSelect): z.output<typeof contact> {
  return {
    id: row.id,
    partnerId: row.partnerId,
    personId: row.personId,
    name: row.name,
    email: row.email,
    roles: row.roles,
    seesAllDeals: row.seesAllDeals,
    status: row.status,
    invitedAt: formatInstant(row.invitedAt),
  };
}
