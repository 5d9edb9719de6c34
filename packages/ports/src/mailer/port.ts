export interface Mail {
  /** Stable, so that a mail that is sent twice is seen as one. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** `kept`: nothing is configured, and the mail stays readable in the outbox page. */
export type MailOutcome =
  | { readonly status: 'sent' }
  | { readonly status: 'kept' }
  | { readonly status: 'refused'; readonly reason: string };

/** Throws when the way out is down and the mail should be tried again. */
export interface Mailer {
  send(mail: Mail): Promise<MailOutcome>;
}
