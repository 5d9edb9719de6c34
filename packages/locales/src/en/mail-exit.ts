import type { MailTexts } from '../mail-texts.ts';

type Kinds =
  | 'exit_notice'
  | 'exit_reminder'
  | 'exit_cancelled'
  | 'exit_ended'
  | 'exit_appeal_decided'
  | 'deal_transferred'
  | 'tier_changed'
  | 'tier_returned';

/** Mails about the end of a membership and about tiers. */
export const exitMails: Pick<MailTexts['mails'], Kinds> = {
  exit_notice: {
    subject: 'Your membership in {program} ends',
    paragraphs: [
      'Your membership in {program} ends on {expiresAt}.',
      '{text}',
      'Until then what you have goes on; new registrations and links are not possible. Your page shows what becomes of everything, and when the last payout is made.',
      'If you do not agree, you can appeal until {limitAt}.',
    ],
    action: 'See what happens',
  },
  exit_reminder: {
    subject: 'Your membership in {program} ends soon',
    paragraphs: ['Your membership in {program} ends on {expiresAt}.', 'Your page shows what becomes of everything.'],
    action: 'See what happens',
  },
  exit_cancelled: {
    subject: 'Your membership in {program} goes on',
    paragraphs: ['Your membership in {program} does not end. What was limited meanwhile is open again.', '{text}'],
    action: 'Open the portal',
  },
  exit_ended: {
    subject: 'Your membership in {program} has ended',
    paragraphs: [
      'Your membership in {program} has ended. You go on seeing your statements and your account.',
      'Your page shows your final account.',
    ],
    action: 'See the final account',
  },
  exit_appeal_decided: {
    subject: 'Your appeal {number} is decided',
    paragraphs: ['People who had no part in it before have looked at your appeal {number}.', '{text}'],
    action: 'See the decision',
  },
  deal_transferred: {
    subject: 'A registration was handed to you: {deal}',
    paragraphs: ['The registration {deal} was handed to you, with its protection until {protectedUntil}.'],
    action: 'Open the registration',
  },
  tier_changed: {
    subject: 'Your tier in {program}: {tier}',
    paragraphs: ['Your tier in {program} is {tier} from {effectiveOn} on.', '{text}'],
    action: 'Open the portal',
  },
  tier_returned: {
    subject: 'Your tier in {program}: {tier}',
    paragraphs: ['The time for which you had another tier in {program} is over. Your tier is {tier} again.'],
    action: 'Open the portal',
  },
};
