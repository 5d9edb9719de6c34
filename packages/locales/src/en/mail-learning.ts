import type { MailTexts } from '../mail-texts.ts';

/** Mails about statements about tax. */
export const learningMails = {
  tax_form_asked: {
    subject: 'We need some answers about tax again',
    paragraphs: ['We have looked at your statement about tax and need some answers again.', '{text}'],
    action: 'Answer',
  },
} satisfies Partial<MailTexts['mails']>;
