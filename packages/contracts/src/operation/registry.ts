import { accountOperations } from '../account/operations.ts';
import { activationOperations } from '../activation/operations.ts';
import { adjustmentOperations } from '../adjustment/operations.ts';
import { agreementOperations } from '../agreement/operations.ts';
import { apiKeyOperations } from '../api-key/operations.ts';
import { applicationOperations } from '../application/operations.ts';
import { applyOperations } from '../apply/operations.ts';
import { attributionOperations } from '../attribution/operations.ts';
import { auditOperations } from '../audit/operations.ts';
import { bankEntryOperations } from '../bank-entry/operations.ts';
import { calendarOperations } from '../calendar/operations.ts';
import { caseOperations } from '../case/operations.ts';
import { checkOperations } from '../check/operations.ts';
import { commandOperations } from '../command/operations.ts';
import { contactOperations } from '../contact/operations.ts';
import { couponOperations } from '../coupon/operations.ts';
import { dataRequestOperations } from '../data-request/operations.ts';
import { dealRegistrationOperations } from '../deal-registration/operations.ts';
import { directoryOperations } from '../directory/operations.ts';
import { endCustomerOperations } from '../end-customer/operations.ts';
import { enrollmentOperations } from '../enrollment/operations.ts';
import { eventOperations } from '../event/operations.ts';
import { eventSourceOperations } from '../event-source/operations.ts';
import { exitOperations } from '../exit/operations.ts';
import { fileOperations } from '../file/operations.ts';
import { formOperations } from '../form/operations.ts';
import { gateOperations } from '../gate/operations.ts';
import { holdOperations } from '../hold/operations.ts';
import { homeOperations } from '../home/operations.ts';
import { importOperations } from '../import/operations.ts';
import { ledgerOperations } from '../ledger/operations.ts';
import { legalEntityOperations } from '../legal-entity/operations.ts';
import { licenceOperations } from '../licence/operations.ts';
import { lineOperations } from '../line/operations.ts';
import { linkOperations } from '../link/operations.ts';
import { memberOperations } from '../member/operations.ts';
import { messageOperations } from '../message/operations.ts';
import { onboardingOperations, onboardingTemplateOperations } from '../onboarding/operations.ts';
import { partnerOperations } from '../partner/operations.ts';
import { paymentMethodOperations } from '../payment-method/operations.ts';
import { payoutOperations } from '../payout/operations.ts';
import { payoutRunOperations } from '../payout-run/operations.ts';
import { periodOperations } from '../period/operations.ts';
import { planOperations } from '../plan/operations.ts';
import { policyOperations } from '../policy/operations.ts';
import { productOperations } from '../product/operations.ts';
import { programOperations } from '../program/operations.ts';
import { prospectOperations } from '../prospect/operations.ts';
import { provisioningOperations } from '../provisioning/operations.ts';
import { renewalOperations } from '../renewal/operations.ts';
import { retentionOperations } from '../retention/operations.ts';
import { ruleSettingOperations } from '../rule-setting/operations.ts';
import { sagaOperations } from '../saga/operations.ts';
import { screeningOperations } from '../screening/operations.ts';
import { sessionOperations } from '../session/operations.ts';
import { setupOperations } from '../setup/operations.ts';
import { statementOperations } from '../statement/operations.ts';
import { taskOperations } from '../task/operations.ts';
import { taxFormOperations } from '../tax-form/operations.ts';
import { tenantOperations } from '../tenant/operations.ts';
import { tierChangeOperations } from '../tier-change/operations.ts';
import { touchOperations } from '../touch/operations.ts';
import { trackingOperations } from '../tracking/operations.ts';
import { trainingOperations } from '../training/operations.ts';
import { vettingOperations } from '../vetting/operations.ts';
import { watchOperations } from '../watch/operations.ts';

/** All operations by concept. `<concept>.<key>` is the operation's id and its permission. */
export const allOperations = {
  session: sessionOperations,
  setup: setupOperations,
  tenant: tenantOperations,
  program: programOperations,
  product: productOperations,
  calendar: calendarOperations,
  member: memberOperations,
  contact: contactOperations,
  partner: partnerOperations,
  enrollment: enrollmentOperations,
  policy: policyOperations,
  'deal-registration': dealRegistrationOperations,
  case: caseOperations,
  task: taskOperations,
  command: commandOperations,
  account: accountOperations,
  apply: applyOperations,
  application: applicationOperations,
  form: formOperations,
  prospect: prospectOperations,
  directory: directoryOperations,
  import: importOperations,
  audit: auditOperations,
  message: messageOperations,
  'api-key': apiKeyOperations,
  file: fileOperations,
  home: homeOperations,
  'legal-entity': legalEntityOperations,
  plan: planOperations,
  line: lineOperations,
  adjustment: adjustmentOperations,
  ledger: ledgerOperations,
  period: periodOperations,
  statement: statementOperations,
  'payment-method': paymentMethodOperations,
  'payout-run': payoutRunOperations,
  payout: payoutOperations,
  'bank-entry': bankEntryOperations,
  tracking: trackingOperations,
  link: linkOperations,
  coupon: couponOperations,
  touch: touchOperations,
  event: eventOperations,
  'event-source': eventSourceOperations,
  attribution: attributionOperations,
  'end-customer': endCustomerOperations,
  screening: screeningOperations,
  'data-request': dataRequestOperations,
  retention: retentionOperations,
  vetting: vettingOperations,
  agreement: agreementOperations,
  onboarding: onboardingOperations,
  'onboarding-template': onboardingTemplateOperations,
  check: checkOperations,
  gate: gateOperations,
  hold: holdOperations,
  licence: licenceOperations,
  saga: sagaOperations,
  provisioning: provisioningOperations,
  activation: activationOperations,
  renewal: renewalOperations,
  watch: watchOperations,
  'rule-setting': ruleSettingOperations,
  training: trainingOperations,
  'tax-form': taxFormOperations,
  exit: exitOperations,
  'tier-change': tierChangeOperations,
} as const;

type Ids<C extends string, O> = `${C}.${Extract<keyof O, string>}`;
export type OperationId = {
  [C in keyof typeof allOperations]: Ids<C, (typeof allOperations)[C]>;
}[keyof typeof allOperations];
