/** A request of another system that tells of events, as it came. */
export interface WebhookRequest {
  /** Byte for byte: what is signed is this, not what a parser makes of it. */
  readonly body: Uint8Array;
  readonly signature: string | undefined;
  readonly secret: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

export const webhookRefusals = ['signature_missing', 'signature_wrong', 'signature_stale', 'malformed'] as const;
export type WebhookRefusal = (typeof webhookRefusals)[number];

export type WebhookReading =
  | {
      readonly status: 'event';
      /** What an event is read from: names and texts of ours. */
      readonly event: Readonly<Record<string, unknown>>;
      /**
       * Of a refund that says what was given back with tax and not how much of it was tax: to be split as its purchase
       * was. Minor units of the event's currency.
       */
      readonly refundedWithTaxMinor?: bigint;
    }
  /** Genuine, and about nothing that is an event. */
  | { readonly status: 'ignored'; readonly kind: string }
  | { readonly status: 'refused'; readonly code: WebhookRefusal };

/** Reads what another system posts to us; nothing is believed that is not signed. */
export interface EventWebhook {
  readonly name: string;
  read(request: WebhookRequest): WebhookReading;
}
