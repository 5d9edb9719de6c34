import type { Mailer } from '@countersign/ports/mailer/port';
import { createTransport } from 'nodemailer';
import type { SmtpConfig } from './config.ts';
import { finalRefusal } from './map.ts';

const deadlineMs = 15_000;

/** Mail over SMTP. A refusal of the recipient or the content is final; anything else is tried again under the same Message-ID. */
export function smtpMailer(config: SmtpConfig): Mailer {
  const transport = createTransport(
    {
      url: config.url,
      connectionTimeout: deadlineMs,
      greetingTimeout: deadlineMs,
      socketTimeout: deadlineMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from: config.from, headers: { 'Auto-Submitted': 'auto-generated' } },
  );
  return {
    async send(mail) {
      try {
        await transport.sendMail({
          messageId: `<${mail.messageId}>`,
          to: { name: mail.to.name, address: mail.to.address },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
        });
        return { status: 'sent' };
      } catch (error) {
        const reason = finalRefusal(error);
        if (reason === null) throw error;
        return { status: 'refused', reason };
      }
    },
  };
}
