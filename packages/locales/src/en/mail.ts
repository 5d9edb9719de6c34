import type { MailTexts } from '../mail-texts.ts';

export const mail: MailTexts = {
  greeting: 'Hello {name},',
  linkHint: 'If the button does not work, open this address:',
  footer: 'You get this mail because you work with {company}.',
  mails: {
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
  },
  steps: {
    finance: 'Finance',
    extension: 'Extension of the protection',
    confirm_win: 'Confirmation of a win',
    administrators: 'Administrators',
  },
};
