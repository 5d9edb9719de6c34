import { describe, expect, it } from 'vitest';
import type { Mail, Mailer } from './port.ts';

/** A mail as somebody at the other end received it. */
export interface ReceivedMail {
  readonly recipients: readonly string[];
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Names of its headers in lower case; empty where the way there has none. */
  readonly headers: readonly string[];
}

/** A mailer and the other end of its line. */
export interface MailerUnderTest {
  readonly mailer: Mailer;
  readonly received: () => readonly ReceivedMail[];
  /** From now on the other end refuses this recipient for good. */
  readonly refuse: (address: string) => void;
  /** From now on nobody answers. */
  readonly goDown: () => Promise<void>;
}

const mail: Mail = {
  messageId: 'msg_01@partners.example',
  to: { name: 'Søren Müller', address: 'soren@partner.example' },
  subject:
    'Genehmigt: DR-2026-00412, Müller & Söhne GmbH – mit einem Betreff, der länger ist als eine Zeile einer Mail sein darf',
  text: `Guten Tag Søren,\n\n.eine Zeile, die mit einem Punkt beginnt\n${'lang '.repeat(400)}\n日本語`,
  html: '<p>Guten Tag Søren, 5 &#60; 6</p>',
};

/** What every way of sending mail must hold. */
export function describeMailer(name: string, open: () => Promise<MailerUnderTest>): void {
  describe(`mailer: ${name}`, () => {
    it('hands over recipient, subject, both bodies and the Message-ID as they are', async () => {
      const { mailer, received } = await open();
      expect(await mailer.send(mail)).toEqual({ status: 'sent' });
      const [got] = received();
      expect({
        ...got,
        text: got?.text.replaceAll('\r\n', '\n').trimEnd(),
        html: got?.html.trimEnd(),
        headers: [],
      }).toEqual({
        recipients: [mail.to.address],
        messageId: mail.messageId,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: [],
      });
    });

    it('sends a mail again under the same Message-ID', async () => {
      const { mailer, received } = await open();
      await mailer.send(mail);
      await mailer.send(mail);
      expect(received().map(({ messageId }) => messageId)).toEqual([mail.messageId, mail.messageId]);
    });

    it('adds neither a header nor a recipient for a line break in a name or a subject', async () => {
      const { mailer, received } = await open();
      await mailer.send({
        ...mail,
        to: { ...mail.to, name: 'A\r\nBcc: one@evil.example' },
        subject: 'B\r\nBcc: two@evil.example\r\n\r\nbody',
      });
      expect(received().map(({ recipients, headers }) => [recipients, headers.includes('bcc')])).toEqual([
        [[mail.to.address], false],
      ]);
    });

    it('says that a recipient is refused for good, and why', async () => {
      const under = await open();
      under.refuse(mail.to.address);
      const outcome = await under.mailer.send(mail);
      expect(outcome).toMatchObject({ status: 'refused', reason: expect.stringMatching(/.{5}/) });
      expect(under.received()).toEqual([]);
    });

    it('throws when nobody answers, so that the mail is tried again', async () => {
      const under = await open();
      await under.goDown();
      await expect(under.mailer.send(mail)).rejects.toThrow(Error);
    });
  });
}
