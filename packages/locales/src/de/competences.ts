import type { competenceTexts as source } from '../en/competences.ts';
import type { Translation } from '../format/text.ts';

/** What partners are good at, as both web apps and the public directory say it. */
export const competenceTexts: Translation<typeof source> = {
  competence: {
    consulting: 'Beratung',
    implementation: 'Einführung',
    integration: 'Integration',
    development: 'Entwicklung',
    migration: 'Migration',
    training: 'Schulung',
    support: 'Support',
    managed_services: 'Betrieb',
    reselling: 'Wiederverkauf',
    distribution: 'Distribution',
    marketing: 'Marketing',
    content: 'Inhalte',
    media_buying: 'Mediaeinkauf',
    events: 'Veranstaltungen',
    compliance: 'Compliance',
  },
};
