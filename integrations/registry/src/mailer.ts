import { smtpMailer } from '@countersign/integration-smtp/adapter';
import type { Mailer } from '@countersign/ports/mailer/port';

/** How mail leaves: over SMTP where it is configured; else it stays readable on the outbox page. */
export function mailerOf(configuration: { readonly SMTP_URL?: string | undefined; readonly MAIL_FROM: string }): Mailer {
  if (configuration.SMTP_URL === undefined) return { send: async () => ({ status: 'kept' }) };
  return smtpMailer({ url: configuration.SMTP_URL, from: configuration.MAIL_FROM });
}
