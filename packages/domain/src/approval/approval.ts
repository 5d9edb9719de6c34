/** What a person, a rule or a deadline may decide on a task. */
export const decisionOutcomes = ['approve', 'reject', 'request_changes'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

export const decisionSources = ['person', 'rule', 'deadline'] as const;
export type DecisionSource = (typeof decisionSources)[number];

/** `review`: decide on a route's step; `confirm_win`: confirm or refuse a reported win. */
export const taskKinds = ['review', 'confirm_win', 'extend'] as const;
export type TaskKind = (typeof taskKinds)[number];

export const taskStatuses = ['open', 'blocked', 'decided', 'cancelled'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** `internal` never reaches a partner in any reply, mail or export. */
export const visibilities = ['internal', 'shared'] as const;
export type Visibility = (typeof visibilities)[number];

export const commandStatuses = ['pending', 'done', 'refused', 'expired'] as const;
export type CommandStatus = (typeof commandStatuses)[number];

export const timelineKinds = [
  'submitted',
  'route_resolved',
  'step_opened',
  'decided',
  'changes_requested',
  'changes_answered',
  'reminded',
  'escalated',
  'breached',
  'blocked',
  'unblocked',
  'reassigned',
  'rerouted',
  'approved',
  'approved_by_rule',
  'waitlisted',
  'refused_behind_win',
  'offered',
  'offer_accepted',
  'offer_lapsed',
  'extension_requested',
  'extended',
  'extension_refused',
  'protection_reminder',
  'win_reported',
  'win_confirmed',
  'win_refused',
  'lost',
  'rejected',
  'withdrawn',
  'expired',
  'transferred',
  'rehydrated',
  'plan_opened',
  'plan_task_done',
  'plan_task_accepted',
  'plan_task_returned',
  'plan_task_skipped',
  'plan_task_arranged',
  'plan_completed',
  'plan_held',
  'plan_active',
  'commented',
  'attached',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];
