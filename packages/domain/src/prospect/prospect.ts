export const prospectStatuses = ['identified', 'invited', 'expired', 'applied', 'joined', 'dismissed'] as const;
export type ProspectStatus = (typeof prospectStatuses)[number];

export const prospectSources = ['research', 'import', 'referral', 'event', 'inbound', 'marketplace', 'other'] as const;
export type ProspectSource = (typeof prospectSources)[number];

/** What the activity log of a prospect holds. */
export const prospectEventKinds = [
  'created',
  'changed',
  'moved',
  'note',
  'invited',
  'reminded',
  'expired',
  'converted',
  'applied',
  'joined',
  'credited',
] as const;
export type ProspectEventKind = (typeof prospectEventKinds)[number];

/** Days after an invitation on which it is sent again, and after which it expires. */
export const invitationReminderDays = [7, 21] as const;
export const invitationLifeDays = 30;

/** Whether people may move a prospect to a column: what was invited or has applied moves by what happens, or is dismissed. */
export function mayMove(from: ProspectStatus, to: ProspectStatus): boolean {
  if (from === to) return false;
  if (to === 'dismissed') return from !== 'joined' && from !== 'applied';
  return to === 'identified' && (from === 'dismissed' || from === 'expired');
}
