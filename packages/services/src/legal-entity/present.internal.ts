import type { legalEntity } from '@countersign/contracts/legal-entity/operations';
import type { legalEntities } from '@countersign/db/schema/legal-entity';
import type { z } from 'zod';

export type LegalEntityRow = typeof legalEntities.$inferSelect;

export function presentLegalEntity(row: LegalEntityRow): z.output<typeof legalEntity> {
  const { id, name, country, vatNumber, iban, bic, baseCurrency, isDefault, revision } = row;
  return { id, name, country, vatNumber, iban, bic, baseCurrency, isDefault, revision };
}
