import type { MailTexts } from '../mail-texts.ts';

/** Mails about onboardings and agreements. */
export const onboardingMails = {
  onboarding_opened: {
    subject: 'Your next steps with {company}',
    paragraphs: [
      'Welcome. A few things are left before your partnership begins, and a page shows them in their order.',
      'Most of them take minutes. You can stop at any time and go on later.',
    ],
    action: 'Open my next steps',
  },
  onboarding_reminder: {
    subject: 'Still waiting for you: {count}',
    paragraphs: ['Something of your next steps with {company} still waits for you ({count}).'],
    action: 'Open my next steps',
  },
  onboarding_returned: {
    subject: 'Something is still missing: {task}',
    paragraphs: ['We looked at what you sent for “{task}” and need something more:', '{text}'],
    action: 'Open my next steps',
  },
  onboarding_active: {
    subject: 'Your partnership with {company} is active',
    paragraphs: ['Everything that was needed is there, and your partnership is active.'],
    action: 'Open the portal',
  },
  onboarding_task: {
    subject: '{partner}: {task}',
    paragraphs: ['The onboarding of {partner} waits for you: {task}.', 'It is due on {dueAt}.'],
    action: 'Open the onboarding',
  },
  onboarding_stuck: {
    subject: 'Stuck: {partner}, {task}',
    paragraphs: [
      'The onboarding of {partner} is stuck at “{task}”, which was due on {dueAt}.',
      'A call often helps. You can also skip the task with a reason, or give it another date.',
    ],
    action: 'Open the onboarding',
  },
  agreement_asked: {
    subject: 'Please accept: {title}',
    paragraphs: [
      '{company} has put new terms into force: {title}.',
      '{text}',
      'Please read and accept them by {effectiveOn}. You may also propose a wording of your own.',
    ],
    action: 'Read the terms',
  },
  agreement_reminder: {
    subject: 'Not accepted yet: {title}',
    paragraphs: ['{title} still waits for your answer.', 'The time to answer ends on {effectiveOn}.'],
    action: 'Read the terms',
  },
  agreement_overdue: {
    subject: 'Something waits until you accept: {title}',
    paragraphs: [
      'The time to accept {title} ended on {effectiveOn}.',
      'New deals and payouts wait until somebody with the role of an owner accepts the terms. What you have earned stays yours.',
    ],
    action: 'Read the terms',
  },
  agreement_counter_rejected: {
    subject: 'About your proposal: {title}',
    paragraphs: [
      'We cannot agree to the wording that you proposed for {title}.',
      '{text}',
      'Our terms still stand as they are.',
    ],
    action: 'Read the terms',
  },
} satisfies Partial<MailTexts['mails']>;

/** Tasks of an onboarding that have no title of their own. */
export const onboardingSteps = {
  onboarding_agreement: 'Accept the agreement',
  onboarding_training: 'Complete the training',
  onboarding_tax_form: 'Fill in the tax form',
  onboarding_payment_method: 'Say how you are paid',
  onboarding_provisioning: 'Set up accounts',
  onboarding_first_link: 'Create a first link',
  onboarding_first_deal: 'Register a first deal',
  onboarding_document: 'Send a document',
  onboarding_manual: 'A task',
};
