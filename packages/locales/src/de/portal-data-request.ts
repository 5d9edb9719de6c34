import type { portalDataRequestTexts as source } from '../en/portal-data-request.ts';
import type { Translation } from '../format/text.ts';

/** What people read about their own data. */
export const portalDataRequestTexts: Translation<typeof source> = {
  ownData: {
    title: 'Meine Daten',
    intro:
      'Sie können um eine Kopie von allem bitten, was über Sie vorhanden ist, oder um dessen Löschung. Sie haben innerhalb eines Monats eine Antwort.',
    askExport: 'Um eine Kopie bitten',
    askErasure: 'Um Löschung bitten',
    exportText: 'Sie bekommen eine Datei mit allem, was über Sie vorhanden ist, über einen Link nur für Sie.',
    erasureText:
      'Sobald jemand es angesehen hat, werden Ihr Zugang und das, was über Sie vorhanden ist, gelöscht. Was das Gesetz aufzubewahren verlangt, etwa Belege über Zahlungen, bleibt für seine Zeit. Das ist endgültig.',
    asked: 'Ihre Anfrage ist bei uns. Sie haben unsere Antwort bis {at}.',
    kinds: { export: 'Kopie', erasure: 'Löschung' },
    statuses: {
      in_review: 'Wird angesehen',
      carrying_out: 'Wird ausgeführt',
      done: 'Erledigt',
      refused: 'Abgelehnt; der Grund steht in unserer Mail',
    },
    due: 'Antwort bis {at}',
    load: 'Datei laden',
    until: 'bis {at}',
    fileTitle: 'Ihre Daten',
    fileText: 'Der Link ist nur für Sie. Nach einigen Tagen geht er nicht mehr.',
  },
};
