import type { MailKind } from '@countersign/domain/notification/mail';
import type { OnboardingTaskKind } from '@countersign/domain/onboarding/task-kind';
import type { ListProblem } from '@countersign/domain/screening/list-edition';

/** `{name}` stands for a fact. A paragraph that mentions a fact which is not known is left out. */
export interface MailText {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The words on the link into the page that the mail is about. */
  readonly action: string;
}

export interface MailTexts {
  readonly greeting: string;
  readonly linkHint: string;
  readonly footer: string;
  /** For people who do not work with the company yet. */
  readonly footerForStrangers: string;
  readonly mails: Record<MailKind, MailText>;
  /** Steps that are not called after the role that decides them. */
  readonly steps: Record<
    'finance' | 'extension' | 'confirm_win' | 'administrators' | `onboarding_${OnboardingTaskKind}`,
    string
  >;
  /** Why an edition of a sanctions list was not taken. */
  readonly listProblems: Record<ListProblem, string>;
}
