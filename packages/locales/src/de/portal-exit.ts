import type { portalExitTexts as source } from '../en/portal-exit.ts';
import type { Translation } from '../format/text.ts';

export const portalExitTexts: Translation<typeof source> = {
  exit: {
    title: 'Mitgliedschaften',
    intro: 'Zu welchen Programmen Sie gehören, und wie eine Mitgliedschaft endet.',
    open: 'Mitgliedschaften und ihr Ende',
    none: 'Sie gehören zu keinem Programm.',
    ask: 'Diese Mitgliedschaft beenden',
    askTitle: 'Die Mitgliedschaft in {program} beenden?',
    askText:
      'Wir sehen es uns an und antworten. Die Mitgliedschaft endet dann nach der üblichen Frist; bis dahin ändert sich nichts.',
    askWhy: 'Was sollen wir wissen?',
    askSend: 'Um das Ende bitten',
    asked: 'Danke. Wir antworten, sobald es entschieden ist.',
    status: {
      asked: 'Sie haben um das Ende gebeten',
      notice: 'Endet am {at}',
      ending: 'Endet jetzt',
      ended: 'Ist beendet',
      cancelled: 'Läuft weiter',
      refused: 'Läuft weiter: Ihrem Wunsch wurde nicht zugestimmt',
      withdrawn: 'Läuft weiter',
    },
    what: 'Was geschieht',
    deals: 'Ihre offenen Registrierungen',
    noDeals: 'Sie haben keine offene Registrierung.',
    links: 'Links und Codes',
    money: 'Ihr Geld',
    moneyText:
      'Was Sie verdient haben, bleibt Ihres. Was übrig ist, wird {days} Tage nach dem Ende ausgezahlt, wenn keine Ansprüche mehr möglich sind.',
    available: 'Verfügbar',
    pending: 'Wartend',
    held: 'Zurückgehalten',
    owed: 'Sie schulden',
    underWay: 'Unterwegs',
    access: 'Ihr Zugang',
    accessText:
      'Sie sehen weiterhin Ihre Abrechnungen, Auszahlungen und Registrierungen; ändern können Sie nichts mehr.',
    accessKept: 'Ihr Zugang bleibt: Sie gehören noch zu einem anderen Programm.',
    kept: 'Was wir aufbewahren',
    keptUntil: '{what}, bis {until} ({basis})',
    account: 'Schlussabrechnung',
    accountAt: 'Am {at}',
    lastPayout: 'Letzte Auszahlung ab {at}',
    appeal: 'Widerspruch',
    appealText:
      'Sind Sie nicht einverstanden, schreiben Sie uns bis {at}. Es entscheiden Menschen, die vorher nicht beteiligt waren.',
    appealOpen: 'Widerspruch einlegen',
    appealTitle: 'Widerspruch gegen das Ende',
    appealWhy: 'Warum soll die Mitgliedschaft weiterlaufen?',
    appealSend: 'Widerspruch senden',
    appealSent: 'Ihr Widerspruch ist angekommen.',
    appealStatus: {
      in_review: 'Wir prüfen Ihren Widerspruch {number}.',
      upheld: 'Ihrem Widerspruch {number} wurde stattgegeben.',
      denied: 'Ihrem Widerspruch {number} wurde nicht stattgegeben.',
      withdrawn: 'Ihr Widerspruch {number} wurde zurückgezogen.',
    },
    answer: 'Unsere Antwort',
    dealBecomes: {
      honour: 'Bleibt geschützt bis {until}',
      transfer: 'Geht an einen anderen Partner',
      release: 'Endet mit der Mitgliedschaft',
    },
    linkBecomes: {
      go_on: 'Links führen weiter, wohin sie führten, und zählen nicht mehr.',
      program_page: 'Links führen zur Seite des Programms.',
      end: 'Links führen nirgendwohin mehr.',
    },
    keptKind: { books: 'Bücher', tax: 'Steuerunterlagen', contract: 'Vereinbarungen', audit: 'Protokoll' },
  },
};
