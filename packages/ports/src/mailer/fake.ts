import type { Mail, Mailer, MailOutcome } from './port.ts';

export interface FakeMailer extends Mailer {
  readonly mails: Mail[];
  /** What the next mails are answered with; it may throw, as when the way out is down. */
  answer: (mail: Mail) => MailOutcome;
}

/** Remembers the mails it was given. */
export function createFakeMailer(): FakeMailer {
  const fake: FakeMailer = {
    mails: [],
    answer: () => ({ status: 'sent' }),
    send: async (mail) => {
      const outcome = fake.answer(mail);
      if (outcome.status === 'sent') fake.mails.push(mail);
      return outcome;
    },
  };
  return fake;
}
