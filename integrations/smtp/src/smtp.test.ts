import { describeMailer } from '@countersign/ports/mailer/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { smtpMailer } from './adapter.ts';
import { finalRefusal } from './map.ts';
import { type SmtpSink, startSmtpSink } from './testing/smtp-sink.ts';

const sinks: SmtpSink[] = [];
afterEach(async () => {
  await Promise.all(sinks.splice(0).map((sink) => sink.close()));
});

async function open() {
  const sink = await startSmtpSink();
  sinks.push(sink);
  return { sink, mailer: smtpMailer({ url: sink.url, from: 'Halden Systems <no-reply@halden.example>' }) };
}

describeMailer('SMTP', async () => {
  const { sink, mailer } = await open();
  return { mailer, received: () => sink.received, refuse: (address) => sink.refused.add(address), goDown: sink.close };
});

const mail = {
  messageId: 'msg_1@p.example',
  to: { name: 'A', address: 'a@b.example' },
  subject: 'S',
  text: 'T',
  html: '<p>T</p>',
};

describe('smtpMailer', () => {
  it('says that nobody wrote the mail by hand, so that no absence note answers it', async () => {
    const { sink, mailer } = await open();
    await mailer.send(mail);
    expect(sink.received[0]?.headers).toContain('auto-submitted');
  });

  it('tries again what the server puts off', async () => {
    const { sink, mailer } = await open();
    sink.replies.set('a@b.example', '451 4.7.1 come back later');
    await expect(mailer.send(mail)).rejects.toThrow('451');
    sink.replies.clear();
    expect(await mailer.send(mail)).toEqual({ status: 'sent' });
  });

  it.each([
    [550, 'no such mailbox', true],
    [552, 'too large', true],
    [535, 'our password is wrong', false],
    [451, 'later', false],
  ])('takes %i (%s) as final: %s', (responseCode, message, isFinal) => {
    expect(finalRefusal(Object.assign(new Error(message), { responseCode })) !== null).toBe(isFinal);
  });
});
