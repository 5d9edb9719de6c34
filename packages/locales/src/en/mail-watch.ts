import type { MailTexts } from '../mail-texts.ts';

/** Mails about what runs out. */
export const watchMails = {
  paper_expiring: {
    subject: '{title} runs out on {lastDay}',
    paragraphs: [
      'What we have on file from you as {title} runs out on {lastDay}.',
      'Renew it before that day, so that nothing waits for it.',
    ],
    action: 'Renew it',
  },
  paper_expired: {
    subject: '{title} has run out',
    paragraphs: [
      'What we have on file from you as {title} ran out on {lastDay}.',
      'Some things wait until it is renewed. They go on by themselves then.',
    ],
    action: 'Renew it',
  },
  renewal_accepted: {
    subject: '{title} is on file',
    paragraphs: ['We have looked at {title} and put it on file. What waited for it goes on.'],
    action: 'Open licences and insurance',
  },
  renewal_refused: {
    subject: 'We need {title} once more',
    paragraphs: ['We could not take {title} as it was handed in.', '{text}'],
    action: 'Hand it in again',
  },
  watch_day: {
    subject: 'Papers that have run out: {count}',
    paragraphs: [
      'On {lastDay} the watch found licences, reviews or other papers of partners that have run out ({count}).',
    ],
    action: 'Open the watch',
  },
} satisfies Partial<MailTexts['mails']>;
