import type { MailTexts } from '../mail-texts.ts';
import { dataRequestMails } from './mail-data-request.ts';
import { exitMails } from './mail-exit.ts';
import { learningMails } from './mail-learning.ts';
import { onboardingMails, onboardingSteps } from './mail-onboarding.ts';
import { watchMails } from './mail-watch.ts';

export const mail: MailTexts = {
  greeting: 'Guten Tag {name},',
  linkHint: 'Falls die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse:',
  footer: 'Sie erhalten diese E-Mail, weil Sie mit {company} zusammenarbeiten.',
  footerForStrangers:
    'Sie erhalten diese E-Mail, weil {company} gebeten wurde, an diese Adresse zu schreiben. Waren Sie das nicht, müssen Sie nichts tun.',
  mails: {
    ...onboardingMails,
    ...exitMails,
    ...dataRequestMails,
    ...learningMails,
    ...watchMails,
    application_link: {
      subject: 'Ihre Bewerbung: {program}',
      paragraphs: [
        'Über den Link unten füllen Sie Ihre Bewerbung für {program} ({company}) aus; Sie können jederzeit zurückkommen.',
        'Der Link gilt bis {expiresAt}. Vor dem Absenden wird nichts übermittelt. Haben Sie nicht darum gebeten, müssen Sie nichts tun.',
      ],
      action: 'Bewerbung fortsetzen',
    },
    application_reminder: {
      subject: 'Ihre Bewerbung ist noch nicht fertig: {program}',
      paragraphs: [
        'Ihre Bewerbung für {program} liegt als Entwurf bereit.',
        'Sie geht erst weiter, wenn Sie sie absenden; nach 30 Tagen verfällt sie.',
      ],
      action: 'Bewerbung fortsetzen',
    },
    application_received: {
      subject: 'Eingegangen: Ihre Bewerbung {number}',
      paragraphs: [
        'Ihre Bewerbung für {program} ist eingegangen. Sie hat die Nummer {number}.',
        'Wir prüfen Ihre Bewerbung. Der Link zeigt, wo sie steht.',
      ],
      action: 'Stand ansehen',
    },
    application_changes: {
      subject: 'Eine Frage zu Ihrer Bewerbung: {program}',
      paragraphs: [
        'Bevor über Ihre Bewerbung für {program} entschieden werden kann, brauchen wir etwas von Ihnen.',
        '{text}',
        'Bitte antworten Sie bis {limitAt}. Ohne Antwort gilt die Bewerbung als zurückgezogen.',
      ],
      action: 'Antworten',
    },
    application_approved: {
      subject: 'Willkommen bei {program}',
      paragraphs: [
        'Ihre Bewerbung für {program} ist angenommen.',
        'Eine weitere E-Mail lädt Sie ins Portal ein; dort geht es gemeinsam weiter.',
      ],
      action: 'Bewerbung ansehen',
    },
    application_rejected: {
      subject: 'Ihre Bewerbung für {program}',
      paragraphs: ['Vielen Dank für Ihr Interesse an {program}. Wir können Ihre Bewerbung nicht annehmen.', '{text}'],
      action: 'Bewerbung ansehen',
    },
    application_withdrawn: {
      subject: 'Zurückgezogen: Ihre Bewerbung für {program}',
      paragraphs: ['Ihre Bewerbung für {program} ist zurückgezogen.'],
      action: 'Bewerbung ansehen',
    },
    prospect_invitation: {
      subject: '{company} lädt Sie zu {program} ein',
      paragraphs: [
        '{inviter} hätte Sie gern als Partner bei {program}.',
        '{text}',
        'Die Einladung gilt bis {expiresAt}. Was wir schon wissen, ist ausgefüllt.',
      ],
      action: 'Bewerben',
    },
    prospect_reminder: {
      subject: 'Ihre Einladung zu {program} gilt noch',
      paragraphs: ['Sie sind eingeladen, Partner bei {program} zu werden.', 'Die Einladung gilt bis {expiresAt}.'],
      action: 'Bewerben',
    },
    join_confirm: {
      subject: 'Adresse bestätigen: {partner}',
      paragraphs: [
        'Sie möchten bei {company} für {partner} handeln.',
        'Bestätigen Sie Ihre Adresse mit dem Link; danach entscheidet {partner} selbst.',
      ],
      action: 'Adresse bestätigen',
    },
    join_request: {
      subject: '{inviter} möchte für {partner} handeln',
      paragraphs: [
        '{inviter} hat eine Adresse unter der Domain von {partner} und möchte für {partner} handeln.',
        'Bitte lassen Sie sie oder ihn zu – oder nicht.',
      ],
      action: 'Entscheiden',
    },
    invitation: {
      subject: '{inviter} lädt Sie zu {company} ein',
      paragraphs: [
        '{inviter} hat Sie eingeladen, mit {company} zusammenzuarbeiten.',
        'Über den Link legen Sie Ihr Passwort fest und melden sich an. Er gilt einmal, bis {expiresAt}.',
      ],
      action: 'Einladung annehmen',
    },
    password_reset: {
      subject: 'Neues Passwort festlegen',
      paragraphs: [
        'Für diese Adresse wurde ein neues Passwort angefordert. Wenn Sie das waren, legen Sie es über den Link fest; er gilt bis {expiresAt}.',
        'Wenn Sie es nicht waren, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.',
      ],
      action: 'Neues Passwort festlegen',
    },
    task_assigned: {
      subject: 'Ihre Entscheidung ist gefragt: {deal}',
      paragraphs: ['{deal} wartet auf Ihre Entscheidung ({step}).', 'Fällig: {dueAt}.'],
      action: 'Öffnen und entscheiden',
    },
    reminder: {
      subject: 'Bald fällig: {deal}',
      paragraphs: ['{deal} wartet noch auf eine Entscheidung ({step}).', 'Fällig: {dueAt}.'],
      action: 'Öffnen und entscheiden',
    },
    escalated: {
      subject: 'Überfällig: {deal}',
      paragraphs: [
        'Über {deal} wurde nicht rechtzeitig entschieden ({step}). Bitte kümmern Sie sich darum.',
        'Sie war fällig: {dueAt}.',
      ],
      action: 'Öffnen und entscheiden',
    },
    blocked: {
      subject: 'Niemand darf entscheiden: {deal}',
      paragraphs: [
        '{deal} steht bei einem Schritt, über den niemand mehr entscheiden darf ({step}).',
        'Geben Sie jemandem die nötige Rolle oder weisen Sie die Aufgabe neu zu; sie läuft von selbst weiter, sobald jemand entscheiden darf.',
      ],
      action: 'Vorgang öffnen',
    },
    deal_submitted: {
      subject: 'Eingegangen: {deal}',
      paragraphs: ['Ihre Deal-Registrierung {deal} ist eingegangen.', 'Sie hören bis {expectedBy} von uns.'],
      action: 'Stand ansehen',
    },
    changes_requested: {
      subject: 'Bitte ergänzen: {deal}',
      paragraphs: [
        'Bevor über Ihre Deal-Registrierung {deal} entschieden werden kann, muss etwas geändert werden.',
        'Gefragt ist: {fields}',
        '{text}',
        'Bitte antworten Sie bis {limitAt}. Ohne Antwort gilt die Registrierung als zurückgezogen.',
      ],
      action: 'Antworten',
    },
    approved: {
      subject: 'Genehmigt: {deal}',
      paragraphs: [
        'Die Deal-Registrierung {deal} ist genehmigt.',
        'Sie ist geschützt bis {protectedUntil}.',
        'Gewährter Rabatt: {grantedDiscountBp}',
        '{text}',
      ],
      action: 'Registrierung öffnen',
    },
    waitlisted: {
      subject: 'Noch in Prüfung: {deal}',
      paragraphs: [
        'Ihre Deal-Registrierung {deal} wird noch geprüft. Sie müssen nichts tun.',
        'Sie hören von uns, sobald eine Entscheidung gefallen ist.',
      ],
      action: 'Stand ansehen',
    },
    offered: {
      subject: 'Bitte bestätigen: {deal}',
      paragraphs: [
        'Ihre Deal-Registrierung {deal} kann jetzt genehmigt werden. Bitte sagen Sie, ob Sie noch daran arbeiten.',
        'Bitte nehmen Sie bis {acceptBy} an. Ohne Antwort verfällt die Registrierung.',
      ],
      action: 'Annehmen oder ablehnen',
    },
    extended: {
      subject: 'Schutz verlängert: {deal}',
      paragraphs: ['Der Schutz von {deal} ist verlängert.', 'Sie ist jetzt geschützt bis {protectedUntil}.'],
      action: 'Registrierung öffnen',
    },
    extension_refused: {
      subject: 'Schutz nicht verlängert: {deal}',
      paragraphs: ['Der Schutz von {deal} wurde nicht verlängert. Er endet wie vereinbart.', '{text}'],
      action: 'Registrierung öffnen',
    },
    rejected: {
      subject: 'Nicht genehmigt: {deal}',
      paragraphs: ['Ihre Deal-Registrierung {deal} wurde nicht genehmigt.', 'Grund: {reason}', '{text}'],
      action: 'Registrierung öffnen',
    },
    withdrawn: {
      subject: 'Zurückgezogen: {deal}',
      paragraphs: ['Die Deal-Registrierung {deal} ist zurückgezogen.'],
      action: 'Registrierung öffnen',
    },
    expiring_30: {
      subject: 'Noch 30 Tage geschützt: {deal}',
      paragraphs: [
        'Der Schutz von {deal} endet am {protectedUntil}, in 30 Tagen.',
        'Braucht der Verkauf länger, verlängern Sie ihn; ist er entschieden, melden Sie Gewinn oder Verlust.',
      ],
      action: 'Registrierung öffnen',
    },
    expiring_14: {
      subject: 'Noch 14 Tage geschützt: {deal}',
      paragraphs: [
        'Der Schutz von {deal} endet am {protectedUntil}, in 14 Tagen.',
        'Braucht der Verkauf länger, verlängern Sie ihn; ist er entschieden, melden Sie Gewinn oder Verlust.',
      ],
      action: 'Registrierung öffnen',
    },
    expiring_7: {
      subject: 'Noch 7 Tage geschützt: {deal}',
      paragraphs: [
        'Der Schutz von {deal} endet am {protectedUntil}, in 7 Tagen.',
        'Braucht der Verkauf länger, verlängern Sie ihn; ist er entschieden, melden Sie Gewinn oder Verlust.',
      ],
      action: 'Registrierung öffnen',
    },
    expired: {
      subject: 'Schutz beendet: {deal}',
      paragraphs: [
        'Der Schutz von {deal} ist beendet.',
        'Wenn Sie noch daran arbeiten, können Sie das Geschäft erneut registrieren.',
      ],
      action: 'Registrierung öffnen',
    },
    win_reported: {
      subject: 'Gewinn gemeldet: {deal}',
      paragraphs: [
        'Die Deal-Registrierung {deal} wurde als gewonnen gemeldet. Sie wartet auf Bestätigung.',
        'Bestellnummer: {orderNumber}',
        'Betrag: {amount}',
      ],
      action: 'Registrierung öffnen',
    },
    win_confirmed: {
      subject: 'Gewinn bestätigt: {deal}',
      paragraphs: [
        'Der Gewinn von {deal} ist bestätigt. Herzlichen Glückwunsch!',
        'Bestellnummer: {orderNumber}',
        'Betrag: {amount}',
      ],
      action: 'Registrierung öffnen',
    },
    win_refused: {
      subject: 'Gewinn nicht bestätigt: {deal}',
      paragraphs: [
        'Der gemeldete Gewinn von {deal} konnte nicht bestätigt werden. Die Registrierung bleibt genehmigt wie zuvor.',
        'Grund: {reason}',
        '{text}',
      ],
      action: 'Registrierung öffnen',
    },
    lost: {
      subject: 'Als verloren gemeldet: {deal}',
      paragraphs: ['Die Deal-Registrierung {deal} wurde als verloren geschlossen.'],
      action: 'Registrierung öffnen',
    },
    payment_method_proposed: {
      subject: 'Ihre Zahlungsmethode wurde geändert',
      paragraphs: [
        '{inviter} hat gewünscht, dass {company} künftig auf {account} zahlt.',
        'Sie wird erst genutzt, wenn {company} sie bestätigt hat und einige Tage vergangen sind. Auf das alte Konto wird bis dahin nichts gezahlt.',
        'Wenn Sie davon nichts wissen, sagen Sie es {company} sofort.',
      ],
      action: 'Zahlungsmethoden ansehen',
    },
    payout_sent: {
      subject: '{amount} sind unterwegs',
      paragraphs: ['{company} hat Ihnen {amount} gesendet. Das Geld kommt meist innerhalb von zwei Geschäftstagen an.'],
      action: 'Auszahlung ansehen',
    },
    payout_paid: {
      subject: '{amount} wurden gezahlt',
      paragraphs: ['Die Bank hat bestätigt, dass {amount} an Sie gezahlt wurden.'],
      action: 'Auszahlung ansehen',
    },
    payout_failed: {
      subject: 'Eine Auszahlung von {amount} kam nicht an',
      paragraphs: [
        'Die Auszahlung von {amount} konnte nicht ausgeführt werden oder kam zurück (Grund {reason}). Das Geld gehört weiter Ihnen und kommt mit einer späteren Auszahlung.',
        'Bitte prüfen Sie, wie Sie bezahlt werden möchten.',
      ],
      action: 'Zahlungsmethoden prüfen',
    },
    statement_published: {
      subject: 'Ihre Abrechnung für {period}',
      paragraphs: [
        'Ihre Abrechnung für {period} ist da. Jede Zeile sagt, wofür sie ist, nach welchen Bedingungen und wann gezahlt wird.',
      ],
      action: 'Abrechnung öffnen',
    },
    details_asked: {
      subject: 'Wir brauchen etwas von Ihnen',
      paragraphs: [
        'Wir sehen uns die Angaben zu Ihrer Firma an und brauchen noch etwas von Ihnen, um weiterzumachen.',
        '{text}',
        'Bitte antworten Sie bis {limitAt}.',
      ],
      action: 'Angaben ergänzen',
    },
    screening_list_refused: {
      subject: 'Eine Sanktionsliste wurde nicht übernommen: {list}',
      paragraphs: [
        'Was als {list} veröffentlicht wurde, wurde nicht übernommen: {problem}',
        'Die Ausgabe davor gilt weiter, bis eine brauchbare kommt. Klärt es sich nicht von selbst, sagen Sie es denen, die die Anlage betreiben.',
      ],
      action: 'Listen öffnen',
    },
    screening_matches: {
      subject: 'Treffer zu prüfen: {count}',
      paragraphs: ['Die Prüfung hat etwas gefunden, das sich jemand aus der Compliance ansehen muss ({count}).'],
      action: 'Treffer öffnen',
    },
    saga_waiting: {
      subject: '{partner} wartet auf Sie: ein Schritt ist nicht gelungen',
      paragraphs: [
        'Was für {partner} in mehreren Systemen getan wird, ist an einen Schritt gekommen, der nicht gelungen ist.',
        'Es geht erst weiter, wenn jemand ihn wiederholen lässt, ihn auslässt oder alles rückgängig macht.',
      ],
      action: 'Ansehen, was geschehen ist',
    },
  },
  listProblems: {
    unreachable: 'Ihr Herausgeber war nicht zu erreichen.',
    malformed: 'Sie liest sich nicht so, wie ihr Herausgeber sie beschreibt.',
    truncated: 'Sie ist abgeschnitten.',
    empty: 'Sie ist leer.',
    shrunk: 'Sie ist viel kürzer als die Ausgabe davor.',
    older: 'Sie ist älter als die geltende Ausgabe.',
  },
  steps: {
    ...onboardingSteps,
    finance: 'Finanzen',
    extension: 'Verlängerung des Schutzes',
    confirm_win: 'Bestätigung eines Gewinns',
    administrators: 'Administratoren',
  },
};
