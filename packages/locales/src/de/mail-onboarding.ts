import type { MailTexts } from '../mail-texts.ts';

/** Mails zu Onboardings und Verträgen. */
export const onboardingMails = {
  onboarding_opened: {
    subject: 'Ihre nächsten Schritte mit {company}',
    paragraphs: [
      'Willkommen. Bis Ihre Partnerschaft beginnt, bleibt noch wenig zu tun; eine Seite zeigt es der Reihe nach.',
      'Das meiste dauert Minuten. Sie können jederzeit aufhören und später weitermachen.',
    ],
    action: 'Nächste Schritte öffnen',
  },
  onboarding_reminder: {
    subject: 'Wartet noch auf Sie: {count}',
    paragraphs: ['Von Ihren nächsten Schritten mit {company} wartet noch etwas auf Sie ({count}).'],
    action: 'Nächste Schritte öffnen',
  },
  onboarding_returned: {
    subject: 'Es fehlt noch etwas: {task}',
    paragraphs: ['Wir haben uns angesehen, was Sie zu „{task}“ geschickt haben, und brauchen noch etwas:', '{text}'],
    action: 'Nächste Schritte öffnen',
  },
  onboarding_active: {
    subject: 'Ihre Partnerschaft mit {company} ist aktiv',
    paragraphs: ['Alles Nötige liegt vor, und Ihre Partnerschaft ist aktiv.'],
    action: 'Portal öffnen',
  },
  onboarding_task: {
    subject: '{partner}: {task}',
    paragraphs: ['Das Onboarding von {partner} wartet auf Sie: {task}.', 'Fällig ist es am {dueAt}.'],
    action: 'Onboarding öffnen',
  },
  onboarding_stuck: {
    subject: 'Steckt fest: {partner}, {task}',
    paragraphs: [
      'Das Onboarding von {partner} steckt bei „{task}“ fest; fällig war es am {dueAt}.',
      'Oft hilft ein Anruf. Sie können die Aufgabe auch mit Begründung überspringen oder neu terminieren.',
    ],
    action: 'Onboarding öffnen',
  },
  agreement_asked: {
    subject: 'Bitte annehmen: {title}',
    paragraphs: [
      '{company} hat neue Bedingungen in Kraft gesetzt: {title}.',
      '{text}',
      'Bitte lesen Sie sie und nehmen Sie sie bis zum {effectiveOn} an. Sie können auch einen eigenen Wortlaut vorschlagen.',
    ],
    action: 'Bedingungen lesen',
  },
  agreement_reminder: {
    subject: 'Noch nicht angenommen: {title}',
    paragraphs: ['{title} wartet noch auf Ihre Antwort.', 'Die Frist endet am {effectiveOn}.'],
    action: 'Bedingungen lesen',
  },
  agreement_overdue: {
    subject: 'Etwas wartet auf Ihre Annahme: {title}',
    paragraphs: [
      'Die Frist zur Annahme von {title} endete am {effectiveOn}.',
      'Neue Geschäfte und Auszahlungen warten, bis jemand mit der Rolle Inhaber die Bedingungen annimmt. Was Sie verdient haben, bleibt Ihres.',
    ],
    action: 'Bedingungen lesen',
  },
  agreement_counter_rejected: {
    subject: 'Zu Ihrem Vorschlag: {title}',
    paragraphs: [
      'Dem Wortlaut, den Sie zu {title} vorgeschlagen haben, können wir nicht zustimmen.',
      '{text}',
      'Unsere Bedingungen gelten weiter, wie sie sind.',
    ],
    action: 'Bedingungen lesen',
  },
} satisfies Partial<MailTexts['mails']>;

/** Aufgaben eines Onboardings ohne eigenen Titel. */
export const onboardingSteps = {
  onboarding_agreement: 'Vertrag annehmen',
  onboarding_training: 'Schulung abschließen',
  onboarding_tax_form: 'Steuerformular ausfüllen',
  onboarding_payment_method: 'Zahlungsweg angeben',
  onboarding_provisioning: 'Zugänge einrichten',
  onboarding_first_link: 'Ersten Link anlegen',
  onboarding_first_deal: 'Erstes Geschäft registrieren',
  onboarding_document: 'Dokument schicken',
  onboarding_manual: 'Eine Aufgabe',
};
