import type { MailTexts } from '../mail-texts.ts';
import { dataRequestMails } from './mail-data-request.ts';
import { exitMails } from './mail-exit.ts';
import { learningMails } from './mail-learning.ts';
import { onboardingMails, onboardingSteps } from './mail-onboarding.ts';
import { watchMails } from './mail-watch.ts';

export const mail: MailTexts = {
  greeting: 'Hello {name},',
  linkHint: 'If the button does not work, open this address:',
  footer: 'You get this mail because you work with {company}.',
  footerForStrangers:
    'You get this mail because {company} was asked to write to this address. If it was not you, there is nothing to do.',
  mails: {
    ...onboardingMails,
    ...exitMails,
    ...dataRequestMails,
    ...learningMails,
    ...watchMails,
    application_link: {
      subject: 'Your application: {program}',
      paragraphs: [
        'You can fill in your application to {program} ({company}) with the link below, and come back to it at any time.',
        'The link works until {expiresAt}. Nothing is sent before you submit it. If you did not ask for this, there is nothing to do.',
      ],
      action: 'Go on with the application',
    },
    application_reminder: {
      subject: 'Your application is not finished: {program}',
      paragraphs: [
        'Your application to {program} is kept as a draft.',
        'It goes no further until you submit it; after 30 days it lapses.',
      ],
      action: 'Go on with the application',
    },
    application_received: {
      subject: 'Received: your application {number}',
      paragraphs: [
        'Your application to {program} has arrived. Its number is {number}.',
        'We are reviewing your application. The link shows where it is.',
      ],
      action: 'See where it is',
    },
    application_changes: {
      subject: 'A question about your application: {program}',
      paragraphs: [
        'Before your application to {program} can be decided, something is needed from you.',
        '{text}',
        'Please answer by {limitAt}. Without an answer the application is withdrawn.',
      ],
      action: 'Answer',
    },
    application_approved: {
      subject: 'Welcome to {program}',
      paragraphs: [
        'Your application to {program} is approved.',
        'Another mail invites you to the portal, where we go on together.',
      ],
      action: 'See your application',
    },
    application_rejected: {
      subject: 'Your application to {program}',
      paragraphs: ['Thank you for your interest in {program}. We cannot accept your application.', '{text}'],
      action: 'See your application',
    },
    application_withdrawn: {
      subject: 'Withdrawn: your application to {program}',
      paragraphs: ['Your application to {program} is withdrawn.'],
      action: 'See your application',
    },
    prospect_invitation: {
      subject: '{company} invites you to {program}',
      paragraphs: [
        '{inviter} would like to have you as a partner in {program}.',
        '{text}',
        'Your invitation is good until {expiresAt}. What we know already is filled in.',
      ],
      action: 'Apply',
    },
    prospect_reminder: {
      subject: 'Your invitation to {program} still stands',
      paragraphs: ['You are invited to become a partner in {program}.', 'Your invitation is good until {expiresAt}.'],
      action: 'Apply',
    },
    join_confirm: {
      subject: 'Confirm your address: {partner}',
      paragraphs: [
        'You asked to act for {partner} with {company}.',
        'Confirm your address with the link below; then {partner} itself decides.',
      ],
      action: 'Confirm the address',
    },
    join_request: {
      subject: '{inviter} wants to act for {partner}',
      paragraphs: [
        '{inviter} has an address at the domain of {partner} and asks to act for it.',
        'Please let them in, or do not.',
      ],
      action: 'Decide',
    },
    invitation: {
      subject: '{inviter} invites you to {company}',
      paragraphs: [
        '{inviter} has invited you to work with {company}.',
        'The link below sets your password and signs you in. It works once, until {expiresAt}.',
      ],
      action: 'Accept the invitation',
    },
    password_reset: {
      subject: 'Set a new password',
      paragraphs: [
        'Somebody asked for a new password for this address. If it was you, set it with the link below; it works until {expiresAt}.',
        'If it was not you, there is nothing to do: your password stays as it is.',
      ],
      action: 'Set a new password',
    },
    task_assigned: {
      subject: 'Your decision is needed: {deal}',
      paragraphs: ['{deal} waits for your decision ({step}).', 'It is due {dueAt}.'],
      action: 'Open and decide',
    },
    reminder: {
      subject: 'Due soon: {deal}',
      paragraphs: ['{deal} still waits for a decision ({step}).', 'It is due {dueAt}.'],
      action: 'Open and decide',
    },
    escalated: {
      subject: 'Overdue: {deal}',
      paragraphs: ['{deal} was not decided in time ({step}). You are asked to see to it.', 'It was due {dueAt}.'],
      action: 'Open and decide',
    },
    blocked: {
      subject: 'Nobody may decide: {deal}',
      paragraphs: [
        'The deal registration {deal} is at a step that nobody is left to decide ({step}).',
        'Give somebody the role it needs, or reassign the task; it goes on by itself once somebody may decide.',
      ],
      action: 'Open the case',
    },
    deal_submitted: {
      subject: 'Received: {deal}',
      paragraphs: ['Your deal registration {deal} has been received.', 'You will hear from us by {expectedBy}.'],
      action: 'See where it is',
    },
    changes_requested: {
      subject: 'Please complete: {deal}',
      paragraphs: [
        'Before your deal registration {deal} can be decided, something needs to be changed.',
        'Asked for: {fields}',
        '{text}',
        'Please answer by {limitAt}. Without an answer the registration is withdrawn.',
      ],
      action: 'Answer',
    },
    approved: {
      subject: 'Approved: {deal}',
      paragraphs: [
        'The deal registration {deal} is approved.',
        'It is protected until {protectedUntil}.',
        'Discount granted: {grantedDiscountBp}',
        '{text}',
      ],
      action: 'Open the registration',
    },
    waitlisted: {
      subject: 'Still being looked at: {deal}',
      paragraphs: [
        'Your deal registration {deal} is still being looked at. There is nothing for you to do.',
        'You will be told as soon as there is a decision.',
      ],
      action: 'See where it is',
    },
    offered: {
      subject: 'Please confirm: {deal}',
      paragraphs: [
        'Your deal registration {deal} can be approved now. Please say whether you are still working on it.',
        'Please accept by {acceptBy}. Without an answer the registration lapses.',
      ],
      action: 'Accept or decline',
    },
    extended: {
      subject: 'Protection extended: {deal}',
      paragraphs: ['The protection of {deal} is extended.', 'It is now protected until {protectedUntil}.'],
      action: 'Open the registration',
    },
    extension_refused: {
      subject: 'Protection not extended: {deal}',
      paragraphs: ['The protection of {deal} was not extended. It ends as agreed.', '{text}'],
      action: 'Open the registration',
    },
    rejected: {
      subject: 'Not approved: {deal}',
      paragraphs: ['Your deal registration {deal} was not approved.', 'Reason: {reason}', '{text}'],
      action: 'Open the registration',
    },
    withdrawn: {
      subject: 'Withdrawn: {deal}',
      paragraphs: ['The deal registration {deal} is withdrawn.'],
      action: 'Open the registration',
    },
    expiring_30: {
      subject: '30 days of protection left: {deal}',
      paragraphs: [
        'The protection of {deal} ends on {protectedUntil}, in 30 days.',
        'If the sale needs longer, extend it; if it is decided, report the win or the loss.',
      ],
      action: 'Open the registration',
    },
    expiring_14: {
      subject: '14 days of protection left: {deal}',
      paragraphs: [
        'The protection of {deal} ends on {protectedUntil}, in 14 days.',
        'If the sale needs longer, extend it; if it is decided, report the win or the loss.',
      ],
      action: 'Open the registration',
    },
    expiring_7: {
      subject: '7 days of protection left: {deal}',
      paragraphs: [
        'The protection of {deal} ends on {protectedUntil}, in 7 days.',
        'If the sale needs longer, extend it; if it is decided, report the win or the loss.',
      ],
      action: 'Open the registration',
    },
    expired: {
      subject: 'Protection ended: {deal}',
      paragraphs: ['The protection of {deal} has ended.', 'You may register the deal again if you still work on it.'],
      action: 'Open the registration',
    },
    win_reported: {
      subject: 'Win reported: {deal}',
      paragraphs: [
        'The deal registration {deal} was reported as won. It waits for confirmation.',
        'Order number: {orderNumber}',
        'Amount: {amount}',
      ],
      action: 'Open the registration',
    },
    win_confirmed: {
      subject: 'Win confirmed: {deal}',
      paragraphs: [
        'The win of {deal} is confirmed. Congratulations!',
        'Order number: {orderNumber}',
        'Amount: {amount}',
      ],
      action: 'Open the registration',
    },
    win_refused: {
      subject: 'Win not confirmed: {deal}',
      paragraphs: [
        'The reported win of {deal} could not be confirmed. The registration is approved as before.',
        'Reason: {reason}',
        '{text}',
      ],
      action: 'Open the registration',
    },
    lost: {
      subject: 'Reported as lost: {deal}',
      paragraphs: ['The deal registration {deal} was closed as lost.'],
      action: 'Open the registration',
    },
    payment_method_proposed: {
      subject: 'Your payment method was changed',
      paragraphs: [
        '{inviter} has asked that {company} pays to {account} from now on.',
        'It is used only after {company} has confirmed it and a few days have passed. Nothing is paid to the old account meanwhile.',
        'If you know nothing of this, tell {company} at once.',
      ],
      action: 'Look at payment methods',
    },
    payout_sent: {
      subject: '{amount} is on its way',
      paragraphs: ['{company} has sent {amount} to you. It usually arrives within two business days.'],
      action: 'Look at the payout',
    },
    payout_paid: {
      subject: '{amount} was paid',
      paragraphs: ['The bank has confirmed that {amount} was paid to you.'],
      action: 'Look at the payout',
    },
    payout_failed: {
      subject: 'A payout of {amount} did not arrive',
      paragraphs: [
        'The payout of {amount} could not be made or came back (reason {reason}). The money is yours still and comes with a later payout.',
        'Please check how you want to be paid.',
      ],
      action: 'Check payment methods',
    },
    statement_published: {
      subject: 'Your statement for {period}',
      paragraphs: [
        'Your statement for {period} is ready. Each line says what it is for, by which terms, and when it is paid.',
      ],
      action: 'Open the statement',
    },
    details_asked: {
      subject: 'We need something from you',
      paragraphs: [
        'We are reviewing the details of your company and need something from you before we can go on.',
        '{text}',
        'Please answer by {limitAt}.',
      ],
      action: 'Complete the details',
    },
    screening_list_refused: {
      subject: 'A sanctions list was not taken: {list}',
      paragraphs: [
        'What was published as {list} was not taken: {problem}',
        'The edition before stays in force until a good one comes. If it does not clear up by itself, tell whoever runs the installation.',
      ],
      action: 'Open the lists',
    },
    screening_matches: {
      subject: 'Matches to review: {count}',
      paragraphs: ['Screening found something that somebody from compliance has to look at ({count}).'],
      action: 'Open the queue',
    },
    saga_waiting: {
      subject: '{partner} waits for you: a step could not be carried out',
      paragraphs: [
        'Something that is done for {partner} in several systems has come to a step that could not be carried out.',
        'Nothing more happens until somebody has it tried again, leaves it out, or has all of it undone.',
      ],
      action: 'See what happened',
    },
  },
  listProblems: {
    unreachable: 'its publisher could not be reached.',
    malformed: 'it does not read as its publisher declares it.',
    truncated: 'it is cut off.',
    empty: 'it is empty.',
    shrunk: 'it is much shorter than the edition before.',
    older: 'it is older than the edition in force.',
  },
  steps: {
    ...onboardingSteps,
    finance: 'Finance',
    extension: 'Extension of the protection',
    confirm_win: 'Confirmation of a win',
    administrators: 'Administrators',
  },
};
