import type { Mailer } from '@countersign/ports/mailer/port';
import { createTransport } from 'nodemailer';
import type { SmtpConfig } from './config.ts';
import { isFinalRefusal } from './map.ts';

const deadlineMs = 15_000;

/** Mail over SMTP. A refusal of the recipient is final; anything else is tried again under the same Message-ID. */
export function smtpMailer(config: SmtpConfig): Mailer {
  const transport = createTransport(config.url, { from: config.from });
  const limits = { connectionTimeout: deadlineMs, greetingTimeout: deadlineMs, socketTimeout: deadlineMs };
  Object.assign(transport.options, limits);
  return {
    async send(mail) {
      try {
        await transport.sendMail({
          messageId: `<${mail.messageId}>`,
          to: { name: mail.to.name, address: mail.to.address },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return { status: 'sent' };
      } catch (error) {
        const reason = isFinalRefusal(error);
        if (reason === null) throw error;
        return { status: 'refused', reason };
      }
    },
  };
}
