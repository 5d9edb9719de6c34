import type { exitMails as source } from '../en/mail-exit.ts';

export const exitMails: typeof source = {
  exit_notice: {
    subject: 'Ihre Mitgliedschaft in {program} endet',
    paragraphs: [
      'Ihre Mitgliedschaft in {program} endet am {expiresAt}.',
      '{text}',
      'Bis dahin läuft weiter, was Sie haben; neue Registrierungen und Links sind nicht möglich. Ihre Seite zeigt, was aus allem wird und wann zuletzt ausgezahlt wird.',
      'Sind Sie nicht einverstanden, können Sie bis {limitAt} Widerspruch einlegen.',
    ],
    action: 'Ansehen, was geschieht',
  },
  exit_reminder: {
    subject: 'Ihre Mitgliedschaft in {program} endet bald',
    paragraphs: ['Ihre Mitgliedschaft in {program} endet am {expiresAt}.', 'Ihre Seite zeigt, was aus allem wird.'],
    action: 'Ansehen, was geschieht',
  },
  exit_cancelled: {
    subject: 'Ihre Mitgliedschaft in {program} läuft weiter',
    paragraphs: [
      'Ihre Mitgliedschaft in {program} endet nicht. Was inzwischen eingeschränkt war, ist wieder offen.',
      '{text}',
    ],
    action: 'Portal öffnen',
  },
  exit_ended: {
    subject: 'Ihre Mitgliedschaft in {program} ist beendet',
    paragraphs: [
      'Ihre Mitgliedschaft in {program} ist beendet. Ihre Abrechnungen und Ihr Konto sehen Sie weiterhin.',
      'Ihre Seite zeigt Ihre Schlussabrechnung.',
    ],
    action: 'Schlussabrechnung ansehen',
  },
  exit_appeal_decided: {
    subject: 'Über Ihren Widerspruch {number} ist entschieden',
    paragraphs: ['Menschen, die vorher nicht beteiligt waren, haben Ihren Widerspruch {number} geprüft.', '{text}'],
    action: 'Entscheidung ansehen',
  },
  deal_transferred: {
    subject: 'Eine Registrierung wurde Ihnen übergeben: {deal}',
    paragraphs: ['Die Registrierung {deal} wurde Ihnen übergeben, mit ihrem Schutz bis {protectedUntil}.'],
    action: 'Registrierung öffnen',
  },
  tier_changed: {
    subject: 'Ihre Stufe in {program}: {tier}',
    paragraphs: ['Ihre Stufe in {program} ist ab {effectiveOn} {tier}.', '{text}'],
    action: 'Portal öffnen',
  },
  tier_returned: {
    subject: 'Ihre Stufe in {program}: {tier}',
    paragraphs: ['Die Zeit, für die Sie in {program} eine andere Stufe hatten, ist um. Ihre Stufe ist wieder {tier}.'],
    action: 'Portal öffnen',
  },
};
