import type { MailTexts } from '../mail-texts.ts';

/** Mails about what runs out. */
export const watchMails = {
  paper_expiring: {
    subject: '{title} läuft am {lastDay} ab',
    paragraphs: [
      'Was uns von Ihnen als {title} vorliegt, läuft am {lastDay} ab.',
      'Erneuern Sie es vor diesem Tag, dann wartet nichts darauf.',
    ],
    action: 'Erneuern',
  },
  paper_expired: {
    subject: '{title} ist abgelaufen',
    paragraphs: [
      'Was uns von Ihnen als {title} vorliegt, ist am {lastDay} abgelaufen.',
      'Einiges wartet, bis es erneuert ist. Danach geht es von selbst weiter.',
    ],
    action: 'Erneuern',
  },
  renewal_accepted: {
    subject: '{title} liegt vor',
    paragraphs: ['Wir haben {title} angesehen und zu den Akten genommen. Was darauf gewartet hat, geht weiter.'],
    action: 'Lizenzen und Versicherungen öffnen',
  },
  renewal_refused: {
    subject: 'Wir brauchen {title} noch einmal',
    paragraphs: ['So, wie {title} eingereicht wurde, konnten wir es nicht annehmen.', '{text}'],
    action: 'Noch einmal einreichen',
  },
  watch_day: {
    subject: 'Abgelaufene Unterlagen: {count}',
    paragraphs: [
      'Am {lastDay} fand die Überwachung Lizenzen, Prüfungen oder andere Unterlagen von Partnern, die abgelaufen sind ({count}).',
    ],
    action: 'Überwachung öffnen',
  },
} satisfies Partial<MailTexts['mails']>;
