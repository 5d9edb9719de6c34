import type { MailTexts } from '../mail-texts.ts';

/** Mails about what people ask of their own data. */
export const dataRequestMails = {
  data_request_received: {
    subject: '{number}: Ihre Anfrage zu Ihren Daten',
    paragraphs: [
      'Ihre Anfrage zu den Daten, die {company} über Sie hat, ist bei uns.',
      'Sie haben unsere Antwort bis zum {dueAt}.',
    ],
    action: 'Partnerportal öffnen',
  },
  data_request_extended: {
    subject: '{number}: Wir brauchen länger',
    paragraphs: ['Ihre Anfrage dauert länger als einen Monat. Sie haben unsere Antwort bis zum {dueAt}.', '{text}'],
    action: 'Partnerportal öffnen',
  },
  data_request_refused: {
    subject: '{number}: Wir können nicht tun, worum Sie bitten',
    paragraphs: [
      'Wir haben Ihre Anfrage zu Ihren Daten angesehen und können ihr nicht nachkommen.',
      '{text}',
      'Sie können sich bei einer Aufsichtsbehörde für Datenschutz beschweren oder vor Gericht gehen.',
    ],
    action: 'Partnerportal öffnen',
  },
  data_export_ready: {
    subject: '{number}: Ihre Daten',
    paragraphs: [
      'Was {company} über Sie hat, steht in einer Datei, die Sie bis zum {expiresAt} laden können.',
      'Der Link ist nur für Sie. Geben Sie ihn nicht weiter.',
    ],
    action: 'Datei laden',
  },
  data_erased: {
    subject: '{number}: Ihre Daten sind gelöscht',
    paragraphs: [
      'Was {company} über Sie hatte, ist gelöscht, bis auf das, was wir nach dem Gesetz eine Zeit lang aufbewahren: Belege über Zahlungen, über Prüfungen gegen Sanktionslisten und darüber, wer was getan hat.',
      'Das ist unsere letzte Mail dazu; Ihre Adresse wird gelöscht, sobald sie versandt ist.',
    ],
    action: 'Partnerportal öffnen',
  },
} satisfies Partial<MailTexts['mails']>;
