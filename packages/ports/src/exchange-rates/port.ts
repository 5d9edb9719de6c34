import type { CivilDate } from '@countersign/domain/time/civil-date';

/** Units of `currency` that one euro was worth on a day, as published: exact digits as text, above zero. */
export interface PublishedRate {
  readonly day: CivilDate;
  /** Three capital letters; may be a currency that no longer exists. Never EUR. */
  readonly currency: string;
  readonly perEuro: string;
}

/** A publisher of euro reference rates. There is none for weekends and closing days: the last one before holds. */
export interface ExchangeRates {
  /** Named wherever a rate is shown. */
  readonly source: string;
  /**
   * Every rate published for that day or later, oldest day first, each currency at most once a day. Throws when the
   * publisher cannot be reached or what it gave cannot be read: a part of it is never given.
   */
  publishedSince(day: CivilDate): Promise<readonly PublishedRate[]>;
}
