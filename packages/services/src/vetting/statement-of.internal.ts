import type { vettingStatement } from '@countersign/contracts/vetting/statement';
import type { VettingStatement } from '@countersign/domain/vetting/statement';
import type { z } from 'zod';

/** A kept statement as the API says it. */
export function statementOf(stated: VettingStatement): z.output<typeof vettingStatement> {
  return {
    ...stated,
    aliases: [...stated.aliases],
    markets: [...stated.markets],
    parties: stated.parties.map((party) => ({ ...party, aliases: [...party.aliases], roles: [...party.roles] })),
    holdings: stated.holdings.map((holding) => ({ ...holding })),
    licences: stated.licences.map((licence) => ({ ...licence })),
    trafficSources: [...stated.trafficSources],
    fileIds: [...stated.fileIds],
  };
}
