import type { MailTexts } from '../mail-texts.ts';

/** Mails about statements about tax. */
export const learningMails = {
  tax_form_asked: {
    subject: 'Wir brauchen einige Antworten zur Steuer noch einmal',
    paragraphs: ['Wir haben Ihre steuerliche Erklärung angesehen und brauchen einige Antworten noch einmal.', '{text}'],
    action: 'Beantworten',
  },
} satisfies Partial<MailTexts['mails']>;
