import type { OperationId } from '@countersign/contracts/operation/registry';

/** Which operation answers each of react-admin's questions about a resource. */
export interface ResourceOperations {
  list: OperationId;
  get?: OperationId;
  create?: OperationId;
  update?: OperationId;
  remove?: OperationId;
  /** The list takes `sort`. */
  sorts?: boolean;
}

export const resources = {
  'deal-registrations': { list: 'deal-registration.list', get: 'deal-registration.get', sorts: true },
  partners: {
    list: 'partner.list',
    get: 'partner.get',
    create: 'partner.create',
    update: 'partner.update',
    sorts: true,
  },
  accounts: {
    list: 'account.list',
    get: 'account.get',
    create: 'account.create',
    update: 'account.update',
    remove: 'account.remove',
    sorts: true,
  },
  members: {
    list: 'member.list',
    get: 'member.get',
    create: 'member.invite',
    update: 'member.update',
    remove: 'member.remove',
  },
  contacts: { list: 'contact.list', create: 'contact.invite', update: 'contact.update', remove: 'contact.remove' },
  enrollments: { list: 'enrollment.list', create: 'enrollment.create', update: 'enrollment.update' },
  policies: { list: 'policy.list', get: 'policy.get' },
  imports: { list: 'import.list', get: 'import.get' },
  audit: { list: 'audit.list' },
  messages: { list: 'message.list', get: 'message.get' },
  programs: { list: 'program.list', get: 'program.get', create: 'program.create', update: 'program.update' },
  products: { list: 'product.list', create: 'product.create', update: 'product.update' },
  calendars: { list: 'calendar.list', get: 'calendar.get', update: 'calendar.update' },
  applications: { list: 'application.list', get: 'application.get' },
  'application-forms': { list: 'form.list', get: 'form.get' },
  prospects: { list: 'prospect.list', get: 'prospect.get', create: 'prospect.create', update: 'prospect.update' },
  periods: { list: 'period.list', get: 'period.get' },
  'payout-runs': { list: 'payout-run.list', get: 'payout-run.get' },
  'payment-methods': { list: 'payment-method.list' },
  'bank-entries': { list: 'bank-entry.list' },
  directory: { list: 'directory.list' },
  'data-requests': { list: 'data-request.list', get: 'data-request.get' },
  vettings: { list: 'vetting.list', get: 'vetting.get' },
  holds: { list: 'hold.list' },
  licences: { list: 'licence.list' },
  renewals: { list: 'renewal.list', get: 'renewal.get' },
  courses: { list: 'training.list', get: 'training.get' },
  'course-learners': { list: 'training.learners' },
  'tax-forms': { list: 'tax-form.list', get: 'tax-form.get' },
  'missing-tax-forms': { list: 'tax-form.missing' },
  onboardings: { list: 'onboarding.list', get: 'onboarding.get' },
  'onboarding-templates': { list: 'onboarding-template.list', get: 'onboarding-template.get' },
  agreements: { list: 'agreement.list', get: 'agreement.get' },
  plans: { list: 'plan.list', get: 'plan.get' },
  sagas: { list: 'saga.list', get: 'saga.get' },
  activations: { list: 'activation.list' },
  'end-customers': { list: 'end-customer.list', get: 'end-customer.get' },
  touches: { list: 'touch.list' },
  payouts: { list: 'payout.list', get: 'payout.get' },
  exits: { list: 'exit.list', get: 'exit.get' },
  'tier-changes': { list: 'tier-change.list', get: 'tier-change.get' },
  adjustments: { list: 'adjustment.list', get: 'adjustment.get' },
  events: { list: 'event.list', get: 'event.get' },
  'event-sources': { list: 'event-source.list' },
  'legal-entities': { list: 'legal-entity.list', create: 'legal-entity.create', update: 'legal-entity.update' },
  'api-keys': { list: 'api-key.list', create: 'api-key.create', remove: 'api-key.revoke' },
} as const satisfies Record<string, ResourceOperations>;

export type ResourceName = keyof typeof resources;

export function operationsOf(resource: string): ResourceOperations {
  const found = (resources as Record<string, ResourceOperations>)[resource];
  if (found === undefined) throw new Error(`There is no resource "${resource}" in the console.`);
  return found;
}

const operationOfAction: Record<string, keyof ResourceOperations> = {
  list: 'list',
  show: 'get',
  edit: 'update',
  create: 'create',
  delete: 'remove',
};

/** The permission that react-admin's action on a resource needs; undefined for what is not one of ours. */
export function permissionOf(resource: string, action: string): string | undefined {
  if (!Object.hasOwn(resources, resource)) return undefined;
  const kind = operationOfAction[action];
  const operation = kind === undefined ? undefined : operationsOf(resource)[kind];
  return typeof operation === 'string' ? operation : undefined;
}
