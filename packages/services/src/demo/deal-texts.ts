import type { DealField, DealLossReason, DealRejectionReason } from '@countersign/domain/deal-registration/deal';

export const descriptions = [
  'Two plants want one view of their machines before the winter season. The workshop in spring went well.',
  'Replaces spreadsheets that three teams keep apart. Budget is approved for this quarter, the board wants a shortlist.',
  'The customer outgrew its first installation and asks for a second site with the same set-up.',
  'New subsidiary, starts from nothing. They want to be live before the audit in autumn.',
  'Renewal with a larger scope: the field team is to work with the same figures as the office.',
  'Pilot finished with good numbers. Purchasing asks for a framework agreement over three years.',
  'We met them at the regional trade fair; a first technical call took place and a second is planned.',
  'Their current supplier ends support next year. They compare two offers, ours is the broader one.',
  'A merger brings two systems together; they need a bridge for at least eighteen months.',
  'Compliance asks for an audit trail that the present tool cannot give.',
] as const;

export const titles = [
  'Head of IT',
  'Operations Manager',
  'Chief Financial Officer',
  'Purchasing',
  'Plant Manager',
  'Project Lead',
  'Managing Director',
] as const;

export const sharedComments = {
  tenant: [
    'Thank you, this is well described. One of us will call you about the sizing this week.',
    'Could you tell us who signs on the customer’s side? It helps us to plan the reference call.',
    'The technical team has reserved a day for a joint workshop. Which week would suit?',
    'The price list of this quarter applies; the bundle with the field kit is worth a look.',
  ],
  partner: [
    'The customer has confirmed the date of the workshop.',
    'We spoke to purchasing today: they need the offer in two versions, with and without support.',
    'Small delay on their side, the project lead is away until next week.',
    'The proof of concept is signed off. They were pleased with the reports.',
  ],
} as const;

export const internalComments = [
  'Checked with the account team: nothing of ours is open with this customer.',
  'The amount looks high for the number of sites; worth asking before the last approval.',
  'This partner has closed the last three on time. No objection from my side.',
  'The discount asked is above standard. Finance should see the margin of the bundle.',
  'Similar name in the accounts, another company as far as I can tell: different town and number.',
] as const;

export const questions: readonly {
  readonly fields: readonly DealField[];
  readonly text: string;
  readonly note: string | null;
  readonly answer: string;
}[] = [
  {
    fields: ['closeMonth'],
    text: 'The close month is earlier than the customer’s own plan. Please check it with them.',
    note: 'They told our sales team another quarter.',
    answer: 'Moved by one month, as agreed with purchasing.',
  },
  {
    fields: ['description'],
    text: 'Please say in a few words what the customer wants to achieve and who asked for it.',
    note: null,
    answer: 'Added what we know after the second meeting.',
  },
  {
    fields: ['decisionProcess', 'competitor'],
    text: 'Who decides, and against whom are we compared?',
    note: 'Needed for the discount.',
    answer: 'Both added; the board decides next month.',
  },
  {
    fields: ['closeMonth', 'description'],
    text: 'The scope grew since we spoke. Please bring the description and the close month up to date.',
    note: null,
    answer: 'Updated after yesterday’s call.',
  },
];

export const rejections: readonly {
  readonly reason: DealRejectionReason;
  readonly text: string;
  readonly note: string | null;
}[] = [
  {
    reason: 'existing_customer',
    text: 'This customer buys from us directly under a running agreement. Please talk to us before you invest more time.',
    note: 'Framework agreement until the end of next year.',
  },
  {
    reason: 'duplicate',
    text: 'This sale has been registered before. If you work on another project there, register it with its own products.',
    note: 'First registration is in the second month of its protection.',
  },
  {
    reason: 'no_partner_value',
    text: 'We could not see what you bring to this sale besides the order. Describe your part and register it again.',
    note: null,
  },
  {
    reason: 'terms_not_acceptable',
    text: 'The discount asked is not possible for this bundle. With the standard discount we would approve it.',
    note: 'Margin would be negative with support included.',
  },
  {
    reason: 'incomplete',
    text: 'The description does not let us tell which company of the group buys. Please register it again with the legal name.',
    note: null,
  },
  {
    reason: 'not_eligible',
    text: 'Your membership does not cover this country yet. Your partner manager can tell you what is needed.',
    note: null,
  },
];

export const losses: readonly { readonly reason: DealLossReason; readonly text: string }[] = [
  { reason: 'price', text: 'A local integrator was cheaper by a fifth.' },
  { reason: 'competitor', text: 'They stayed with the present supplier after a better offer.' },
  { reason: 'no_budget', text: 'The budget was frozen until next year.' },
  { reason: 'no_decision', text: 'The board did not decide and stopped the project.' },
  { reason: 'timing', text: 'Postponed by at least two quarters.' },
  { reason: 'missing_feature', text: 'They needed an interface that does not exist yet.' },
];

export const withdrawals = [
  'The customer stopped the project.',
  'We registered the wrong company of the group and will send a new one.',
  'They buy through their parent company after all.',
] as const;
export const extensionNotes = [
  'The legal review took longer; the order is expected next month.',
  'Second site added, hence the later date.',
] as const;
