export interface ExchangeRateActivities {
  /** Reads what has been published since the last rates that are kept, and gives how many are new. */
  refreshExchangeRates(): Promise<number>;
}
