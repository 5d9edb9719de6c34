import type { PartnerType, ProgramPreset } from '../partner/partner.ts';
import type { FormDefinition, FormField, FormGate, FormText } from './form.ts';

const text = (en: string, de: string): FormText => ({ en, de });

const option = (value: string, en: string, de: string) => ({ value, label: text(en, de) });

const company: readonly FormField[] = [
  {
    key: 'companyName',
    kind: 'text',
    label: text('Company or business name', 'Firma oder Geschäftsname'),
    isRequired: true,
    min: 2,
    max: 160,
  },
  {
    key: 'country',
    kind: 'country',
    label: text('Country of registration', 'Land der Eintragung'),
    isRequired: true,
  },
  {
    key: 'registrationNumber',
    kind: 'text',
    label: text('Registration number', 'Registernummer'),
    hint: text('From the commercial register, if you have one', 'Aus dem Handelsregister, falls vorhanden'),
    isRequired: false,
    max: 60,
  },
  { key: 'website', kind: 'url', label: text('Website', 'Website'), isRequired: false, max: 300 },
];

const contact: readonly FormField[] = [
  {
    key: 'contactName',
    kind: 'text',
    label: text('Your name', 'Ihr Name'),
    isRequired: true,
    min: 2,
    max: 120,
  },
  { key: 'contactRole', kind: 'text', label: text('Your role', 'Ihre Funktion'), isRequired: false, max: 120 },
];

const audience: readonly FormField[] = [
  {
    key: 'channels',
    kind: 'choices',
    label: text('Where you reach people', 'Wo Sie Menschen erreichen'),
    isRequired: true,
    options: [
      option('content', 'Articles and reviews', 'Artikel und Tests'),
      option('search', 'Paid search', 'Bezahlte Suche'),
      option('social', 'Social media', 'Soziale Medien'),
      option('video', 'Video and streams', 'Video und Streams'),
      option('mail', 'Newsletter', 'Newsletter'),
      option('community', 'Community or education', 'Community oder Schulung'),
      option('other', 'Something else', 'Anderes'),
    ],
  },
  {
    key: 'channelsOther',
    kind: 'text',
    label: text('What else?', 'Was noch?'),
    isRequired: true,
    max: 200,
    when: { field: 'channels', is: 'includes', value: 'other' },
  },
  {
    key: 'audienceSize',
    kind: 'number',
    label: text('People you reach in a month', 'Menschen, die Sie im Monat erreichen'),
    isRequired: false,
    min: 0,
    max: 1_000_000_000,
  },
  {
    key: 'audienceCountries',
    kind: 'countries',
    label: text('Countries of your audience', 'Länder Ihres Publikums'),
    isRequired: false,
  },
];

const business: readonly FormField[] = [
  {
    key: 'services',
    kind: 'paragraph',
    label: text('What you sell and to whom', 'Was Sie verkaufen und an wen'),
    isRequired: true,
    min: 10,
    max: 2_000,
  },
  {
    key: 'employees',
    kind: 'choice',
    label: text('Size of your team', 'Größe Ihres Teams'),
    isRequired: false,
    options: [
      option('1', 'Just me', 'Nur ich'),
      option('2-10', '2 to 10', '2 bis 10'),
      option('11-50', '11 to 50', '11 bis 50'),
      option('51+', 'More than 50', 'Mehr als 50'),
    ],
  },
];

const documents: readonly FormField[] = [
  {
    key: 'documents',
    kind: 'files',
    label: text('Documents', 'Unterlagen'),
    hint: text(
      'An extract of the register or a media kit, if at hand',
      'Registerauszug oder Mediadaten, falls zur Hand',
    ),
    isRequired: false,
    max: 5,
  },
];

const reachesPeople: ReadonlySet<PartnerType> = new Set(['affiliate', 'creator', 'media_buyer', 'introducing_broker']);
const regulated: ReadonlySet<ProgramPreset> = new Set(['igaming', 'forex_ib']);

/** The form that a program of a preset starts with for one type of partner; a second person confirms it. */
export function defaultForm(preset: ProgramPreset, type: PartnerType): FormDefinition {
  const isMedia = reachesPeople.has(type);
  const gates: FormGate[] = preset === 'igaming' && isMedia ? [{ kind: 'site_age', monthsMin: 3 }] : [];
  return {
    title: text('Become a partner', 'Partner werden'),
    intro: text(
      'A few questions about you and your business. You can stop at any time and go on later by the link in your mail.',
      'Einige Fragen zu Ihnen und Ihrem Geschäft. Sie können jederzeit unterbrechen und über den Link in Ihrer E-Mail weitermachen.',
    ),
    gates,
    sections: [
      { key: 'company', title: text('Your company', 'Ihr Unternehmen'), fields: company },
      { key: 'contact', title: text('You', 'Sie'), fields: contact },
      {
        key: 'business',
        title: isMedia ? text('Your audience', 'Ihr Publikum') : text('Your business', 'Ihr Geschäft'),
        fields: isMedia ? audience : business,
      },
      ...(regulated.has(preset)
        ? [
            {
              key: 'licence',
              title: text('Licences', 'Lizenzen'),
              fields: [
                {
                  key: 'hasLicence',
                  kind: 'yes_no',
                  label: text('Do you hold a licence or registration?', 'Haben Sie eine Lizenz oder Registrierung?'),
                  isRequired: true,
                },
                {
                  key: 'licenceNumber',
                  kind: 'text',
                  label: text('Its number and who gave it', 'Nummer und Aussteller'),
                  isRequired: true,
                  max: 200,
                  when: { field: 'hasLicence', is: 'equals', value: true },
                },
              ] satisfies FormField[],
            },
          ]
        : []),
      { key: 'documents', title: text('Documents', 'Unterlagen'), fields: documents },
    ],
    consents: [
      {
        key: 'privacy',
        version: '1',
        text: text(
          'My data may be processed to decide on this application.',
          'Meine Daten dürfen zur Entscheidung über diese Bewerbung verarbeitet werden.',
        ),
        isRequired: true,
      },
      {
        key: 'news',
        version: '1',
        text: text('Tell me about news of the program by mail.', 'Neuigkeiten zum Programm bitte per E-Mail.'),
        isRequired: false,
      },
    ],
    reapply: 'after_30_days',
  };
}
