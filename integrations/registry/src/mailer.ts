import type { Mailer } from '@countersign/ports/mailer/port';

/** How mail leaves: over SMTP where it is configured; else it stays readable on the outbox page. */
export function mailerOf(configuration: {
  readonly SMTP_URL?: string | undefined;
  readonly MAIL_FROM: string;
}): Mailer {
  const { SMTP_URL: url, MAIL_FROM: from } = configuration;
  if (url === undefined) return { send: async () => ({ status: 'kept' }) };
  let loaded: Promise<Mailer> | undefined;
  const load = async () => (await import('@countersign/integration-smtp/adapter')).smtpMailer({ url, from });
  return {
    send: async (mail) => {
      loaded ??= load();
      return (await loaded).send(mail);
    },
  };
}
