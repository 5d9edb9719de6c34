import type { Competence } from '@countersign/domain/directory/directory';

/** What partners are good at, as both web apps and the public directory say it. */
export const competenceTexts = {
  competence: {
    consulting: 'Consulting',
    implementation: 'Implementation',
    integration: 'Integration',
    development: 'Development',
    migration: 'Migration',
    training: 'Training',
    support: 'Support',
    managed_services: 'Managed services',
    reselling: 'Reselling',
    distribution: 'Distribution',
    marketing: 'Marketing',
    content: 'Content',
    media_buying: 'Media buying',
    events: 'Events',
    compliance: 'Compliance',
  } satisfies Record<Competence, string>,
};
