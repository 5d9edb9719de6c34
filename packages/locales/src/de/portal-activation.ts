import type { portalActivationTexts as source } from '../en/portal-activation.ts';
import type { Translation } from '../format/text.ts';

export const portalActivationTexts: Translation<typeof source> = {
  firstSteps: {
    title: 'Ihre ersten Schritte',
    none: '{program}: Alles ist bereit. Teilen Sie Ihren ersten Link, oder registrieren Sie Ihren ersten Deal.',
    reached: '{program}: bisher geschafft: {steps}.',
    names: {
      first_link: 'erster Link',
      first_click: 'erster Klick',
      first_deal: 'erster Deal',
      first_customer: 'erster Kunde',
      first_earning: 'erster Verdienst',
      first_payout: 'erste Auszahlung',
    },
  },
};
