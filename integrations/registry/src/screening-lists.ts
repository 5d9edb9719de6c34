import { ofacList } from '@countersign/integration-ofac/adapter';
import { unSanctionsList } from '@countersign/integration-un-sanctions/adapter';
import type { ScreeningListSource } from '@countersign/ports/screening-list/port';

/** The lists that are read; one that is off is not loaded, and what it would have told is not checked. */
export function screeningListsOf(configuration: {
  readonly SCREENING_OFAC: string;
  readonly SCREENING_UN: string;
}): readonly ScreeningListSource[] {
  const { SCREENING_OFAC: ofac, SCREENING_UN: un } = configuration;
  return [
    ...(ofac === 'off' ? [] : [ofacList({ location: ofac })]),
    ...(un === 'off' ? [] : [unSanctionsList({ location: un })]),
  ];
}
