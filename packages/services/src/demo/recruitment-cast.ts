import type { Competence } from '@countersign/domain/directory/directory';
import type { ProspectSource } from '@countersign/domain/prospect/prospect';

/** How far a demo prospect has come, and how many days ago the last of it was. */
export type DemoCourse =
  | { readonly kind: 'identified'; readonly daysAgo: number }
  | { readonly kind: 'invited'; readonly daysAgo: number }
  | { readonly kind: 'lapsed'; readonly daysAgo: number }
  | { readonly kind: 'dismissed'; readonly daysAgo: number }
  | { readonly kind: 'draft'; readonly daysAgo: number }
  /** Wanted, and nothing against them: a rule lets them in some hours after they have applied. */
  | { readonly kind: 'applied'; readonly daysAgo: number };

/** What became of somebody who asked by themselves: people look at it. */
export type DemoOutcome =
  | { readonly kind: 'waiting'; readonly daysAgo: number }
  | { readonly kind: 'asked'; readonly daysAgo: number; readonly field: string; readonly text: string }
  | { readonly kind: 'rejected'; readonly daysAgo: number; readonly text: string };

export interface DemoCompany {
  readonly name: string;
  readonly label: string;
  readonly country: string;
  readonly registrationNumber?: string;
  readonly contact: string;
}

export interface DemoApplicant extends DemoCompany {
  readonly outcome: DemoOutcome;
}

export interface DemoProspect extends DemoCompany {
  readonly source: ProspectSource;
  readonly fit: Readonly<Record<string, number>>;
  readonly nextStep?: string;
  readonly course: DemoCourse;
}

/** Who is wanted as a partner, in every stage there is. */
export const demoProspects: readonly DemoProspect[] = [
  {
    name: 'Kestrelmoor Networks Ltd',
    label: 'kestrelmoor',
    country: 'GB',
    contact: 'Imogen Farrow',
    source: 'research',
    fit: { audience: 4, integration: 5 },
    nextStep: 'Find out who buys networks there',
    course: { kind: 'identified', daysAgo: 12 },
  },
  {
    name: 'Sundvall IT AB',
    label: 'sundvall-it',
    country: 'SE',
    contact: 'Elsa Nyberg',
    source: 'event',
    fit: { audience: 3, engagement: 4, content: 2 },
    nextStep: 'Send the price list',
    course: { kind: 'identified', daysAgo: 5 },
  },
  {
    name: 'Orrin & Vale Consulting',
    label: 'orrin-vale',
    country: 'IE',
    contact: 'Conor Vale',
    source: 'research',
    fit: { audience: 5, engagement: 4, integration: 4 },
    nextStep: 'Call again after the holidays',
    course: { kind: 'invited', daysAgo: 4 },
  },
  {
    name: 'Lago Azzurro Sistemi Srl',
    label: 'lago-azzurro',
    country: 'IT',
    contact: 'Chiara Monti',
    source: 'event',
    fit: { audience: 4 },
    course: { kind: 'lapsed', daysAgo: 40 },
  },
  {
    name: 'Quillfeather Media',
    label: 'quillfeather',
    country: 'GB',
    contact: 'Rowan Pike',
    source: 'other',
    fit: { audience: 1, engagement: 1 },
    course: { kind: 'dismissed', daysAgo: 25 },
  },
  {
    name: 'Tannenbruck Systemhaus GmbH',
    label: 'tannenbruck',
    country: 'DE',
    contact: 'Jonas Albrecht',
    source: 'event',
    fit: { audience: 4, integration: 3 },
    course: { kind: 'draft', daysAgo: 2 },
  },
  {
    name: 'Ostrava Digital s.r.o.',
    label: 'ostrava-digital',
    country: 'CZ',
    registrationNumber: '27082440',
    contact: 'Lenka Dvořáková',
    source: 'research',
    fit: { audience: 4, engagement: 5, content: 3, integration: 4 },
    course: { kind: 'applied', daysAgo: 18 },
  },
  {
    name: 'Vesterhavn Data ApS',
    label: 'vesterhavn-data',
    country: 'DK',
    contact: 'Freja Holm',
    source: 'event',
    fit: { audience: 4, engagement: 4, integration: 3 },
    course: { kind: 'applied', daysAgo: 0 },
  },
];

/** Who asked to become a partner without having been wanted. */
export const demoApplicants: readonly DemoApplicant[] = [
  {
    name: 'Port Merrow Technologies',
    label: 'port-merrow',
    country: 'NL',
    registrationNumber: '34112908',
    contact: 'Sanne de Wit',
    outcome: { kind: 'waiting', daysAgo: 1 },
  },
  {
    name: 'Grauwacke Datentechnik AG',
    label: 'grauwacke',
    country: 'CH',
    contact: 'Reto Ammann',
    outcome: {
      kind: 'asked',
      daysAgo: 6,
      field: 'services',
      text: 'Which of your customers would you bring to us first, and how do you reach them?',
    },
  },
  {
    name: 'Bright Pebble Deals',
    label: 'bright-pebble',
    country: 'US',
    contact: 'Casey Lund',
    outcome: { kind: 'rejected', daysAgo: 9, text: 'We look for companies that install networks themselves.' },
  },
];

interface DemoProfile {
  readonly description: string;
  readonly competences: readonly Competence[];
  readonly countries: readonly string[];
  readonly isPublished: boolean;
}

/** What the first partners of the first program show of themselves. */
export const demoProfiles: readonly DemoProfile[] = [
  {
    description: 'Networks for schools and town halls: planned, installed and looked after, also at night.',
    competences: ['implementation', 'managed_services', 'support'],
    countries: ['DE', 'AT', 'CH'],
    isPublished: true,
  },
  {
    description: 'We move companies from one network to the next without a day of standstill, and train who runs it.',
    competences: ['migration', 'training', 'consulting'],
    countries: ['GB', 'IE'],
    isPublished: true,
  },
  {
    description: 'Distribution for resellers in the north, with spare parts on the next day.',
    competences: ['distribution', 'reselling'],
    countries: ['DK', 'NO', 'SE', 'FI'],
    isPublished: false,
  },
];
