import type { MailTexts } from '../mail-texts.ts';

/** Mails about what people ask of their own data. */
export const dataRequestMails = {
  data_request_received: {
    subject: '{number}: your request about your data',
    paragraphs: [
      'We have your request about the data that {company} holds about you.',
      'You have our answer by {dueAt}.',
    ],
    action: 'Open the partner portal',
  },
  data_request_extended: {
    subject: '{number}: we need longer',
    paragraphs: ['Your request takes longer than a month. You have our answer by {dueAt}.', '{text}'],
    action: 'Open the partner portal',
  },
  data_request_refused: {
    subject: '{number}: we cannot do what you asked',
    paragraphs: [
      'We have looked at your request about your data and cannot carry it out.',
      '{text}',
      'You may complain to a supervisory authority for data protection, or go to court.',
    ],
    action: 'Open the partner portal',
  },
  data_export_ready: {
    subject: '{number}: your data',
    paragraphs: [
      'What {company} holds about you is in a file that you can load until {expiresAt}.',
      'The link is for you alone. Do not pass it on.',
    ],
    action: 'Load the file',
  },
  data_erased: {
    subject: '{number}: your data is erased',
    paragraphs: [
      'What {company} held about you is erased, but for what law has us keep for a time: records of payments, of sanctions screening, and of who did what.',
      'This is our last mail to you about it; your address is erased once it has gone out.',
    ],
    action: 'Open the partner portal',
  },
} satisfies Partial<MailTexts['mails']>;
