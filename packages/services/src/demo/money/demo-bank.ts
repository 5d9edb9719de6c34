/** The stand-in bank, for what no customer of a bank can ask of it. */
export interface DemoBank {
  /** Sends a payment's money back today. */
  sendBack(endToEndId: string, code: string): Promise<void>;
}
