import type { consoleWatchTexts as source } from '../en/console-watch.ts';
import type { Translation } from '../format/text.ts';

/** Screens of the watch over partners: what waits and why. */
export const consoleWatchTexts: Translation<typeof source> = {
  heldThing: {
    payouts: 'Auszahlungen',
    new_deals: 'Neue Geschäfte',
    activation: 'Freischaltung',
    links: 'Links',
  },
  holdReason: {
    not_cleared: 'Noch nicht freigegeben',
    review_overdue: 'Prüfung überfällig',
    true_match: 'Bestätigter Treffer',
    licence_expired: 'Lizenz abgelaufen',
    insurance_expired: 'Versicherung abgelaufen',
    certificate_expired: 'Zertifikat abgelaufen',
    terms_not_accepted: 'Bedingungen nicht angenommen',
    tax_form_missing: 'Steuerformular fehlt',
    condition_unmet: 'Bedingung nicht erfüllt',
    exit: 'Scheidet aus',
    by_compliance: 'Durch Compliance',
  },
};
