import { type MailKind, mailAudiences, mailFacts } from '@countersign/domain/notification/mail';
import { mail as german } from '@countersign/locales/de/mail';
import { mail as english } from '@countersign/locales/en/mail';
import { describe, expect, it } from 'vitest';
import { type MailSource, renderMail } from './render-mail.ts';

const kinds = Object.keys(mailAudiences) as MailKind[];
const source: MailSource = {
  kind: 'approved',
  recipient: { name: 'Ines Vogt', locale: 'de', zone: 'Europe/Berlin' },
  tenant: { name: 'Halden Systems', colour: '#1f4fd8' },
  facts: {
    number: 'DR-2026-00412',
    title: 'Müller & Söhne GmbH',
    protectedUntil: '2026-07-12',
    grantedDiscountBp: 1800,
  },
  link: 'https://partners.example/deals/deal_1?a=1&b=2',
};

describe('renderMail', () => {
  it('writes both bodies in the language of the reader', () => {
    const mail = renderMail(source);
    expect(mail.subject).toBe('Genehmigt: DR-2026-00412, Müller & Söhne GmbH');
    expect(mail.text).toContain('Sie ist geschützt bis 12. Juli 2026.');
    expect(mail.text).toMatch(/Gewährter Rabatt: 18\s%/);
    expect(mail.html).toContain('Müller &#38; Söhne GmbH');
    expect(mail.html).toContain('href="https://partners.example/deals/deal_1?a=1&#38;b=2"');
  });

  it('says an instant in the zone of the reader', () => {
    const facts = { number: 'DR-2026-00412', step: 'channel_director', dueAt: Date.parse('2026-04-08T14:00:00Z') };
    const mail = renderMail({
      ...source,
      kind: 'task_assigned',
      facts,
      recipient: { name: 'Pia', locale: 'en', zone: 'Europe/Berlin' },
    });
    expect(mail.text).toContain('waits for your decision (Channel director)');
    expect(mail.text).toContain('It is due Wednesday, April 8, 2026 at 04:00 PM GMT+2.');
  });

  it('leaves out what is not known instead of a gap', () => {
    const mail = renderMail({ ...source, facts: { number: 'DR-2026-00412', title: 'X' } });
    expect(mail.text).not.toMatch(/Rabatt|geschützt bis|\{/);
  });

  it('keeps markup and header lines that people typed as plain text', () => {
    const title = '<img src=x onerror=alert(1)>\r\nBcc: victim@example.com';
    const mail = renderMail({
      ...source,
      kind: 'rejected',
      recipient: { ...source.recipient, name: 'A\r\nB' },
      facts: { number: 'DR-1', title, reason: 'duplicate', text: '<script>\u2028x</script>' },
    });
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.html).not.toMatch(/<img|<script/);
    expect(mail.html).toContain('&#60;script&#62;');
  });

  it('writes every digit of an amount', () => {
    const facts = { number: 'DR-1', amount: { amount: '123456789012345.67', currency: 'EUR' } };
    expect(renderMail({ ...source, kind: 'win_confirmed', facts }).text).toContain(
      'Betrag: 123.456.789.012.345,67 EUR',
    );
  });

  it.each([
    ['en', english],
    ['de', german],
  ] as const)('has texts in %s that mention known facts only', (_, texts) => {
    const mentioned = kinds
      .flatMap((kind) => [texts.mails[kind].subject, ...texts.mails[kind].paragraphs])
      .flatMap((text) => [...text.matchAll(/\{(.*?)\}/g)].map((match) => match[1]));
    expect(mentioned.filter((name) => !(mailFacts as readonly (string | undefined)[]).includes(name))).toEqual([]);
    expect(mailFacts).not.toContain('internalNote');
  });

  it('mentions no step, which would tell how a case is decided, in what a partner may get', () => {
    for (const kind of kinds.filter((name) => mailAudiences[name] !== 'staff')) {
      expect([english, german].flatMap((texts) => texts.mails[kind].paragraphs).join(' '), kind).not.toContain(
        '{step}',
      );
    }
  });
});
