import { createFakeMailer } from './fake.ts';
import { describeMailer } from './testing.ts';

describeMailer('in memory', async () => {
  const mailer = createFakeMailer();
  return {
    mailer,
    received: () =>
      mailer.mails.map(({ to, messageId, subject, text, html }) => ({
        recipients: [to.address],
        messageId,
        subject,
        text,
        html,
        headers: [],
      })),
    refuse: (address) => {
      mailer.answer = (mail) =>
        mail.to.address === address ? { status: 'refused', reason: 'no such mailbox' } : { status: 'sent' };
    },
    goDown: async () => {
      mailer.answer = () => {
        throw new Error('The way out is down.');
      };
    },
  };
});
