import type { portalWatchTexts as source } from '../en/portal-watch.ts';
import type { Translation } from '../format/text.ts';

/** What waits for a partner, in words that are the same whatever was found. */
export const portalWatchTexts: Translation<typeof source> = {
  heldForYou: {
    payouts: 'Auszahlungen warten. Was Sie verdienen, wird weiter gezählt.',
    new_deals: 'Neue Geschäfte lassen sich zurzeit nicht einreichen. Entwürfe bleiben erhalten.',
    activation: 'Ihr Platz im Programm ist noch nicht aktiv.',
    links: 'Ihre Links führen zurzeit auf die eigene Seite des Programms.',
  },
  heldBecause: {
    details: 'Ihre Angaben werden geprüft.',
    paper: 'Eine Lizenz oder Versicherung ist abgelaufen. Erneuern Sie sie, dann geht es von selbst weiter.',
    certificate: 'Ein Zertifikat ist abgelaufen. Erneuern Sie es, dann geht es von selbst weiter.',
    terms: 'Die Bedingungen warten auf Ihre Annahme.',
    tax_form: 'Ihr Steuerformular fehlt.',
    exit: 'Ihr Platz im Programm endet.',
  },
};
