import { accountRoutes } from './routes/account.ts';
import { activationRoutes } from './routes/activation.ts';
import { adjustmentRoutes } from './routes/adjustment.ts';
import { agreementRoutes } from './routes/agreement.ts';
import { apiKeyRoutes } from './routes/api-key.ts';
import { applicationRoutes } from './routes/application.ts';
import { applyRoutes } from './routes/apply.ts';
import { attributionRoutes } from './routes/attribution.ts';
import { auditRoutes } from './routes/audit.ts';
import { bankEntryRoutes } from './routes/bank-entry.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { caseRoutes } from './routes/case.ts';
import { checkRoutes } from './routes/check.ts';
import { commandRoutes } from './routes/command.ts';
import { contactRoutes } from './routes/contact.ts';
import { couponRoutes } from './routes/coupon.ts';
import { dataRequestRoutes } from './routes/data-request.ts';
import { dealRegistrationRoutes } from './routes/deal-registration.ts';
import { directoryRoutes } from './routes/directory.ts';
import { endCustomerRoutes } from './routes/end-customer.ts';
import { enrollmentRoutes } from './routes/enrollment.ts';
import { eventRoutes } from './routes/event.ts';
import { eventSourceRoutes } from './routes/event-source.ts';
import { exitRoutes } from './routes/exit.ts';
import { fileRoutes } from './routes/file.ts';
import { formRoutes } from './routes/form.ts';
import { gateRoutes } from './routes/gate.ts';
import { holdRoutes } from './routes/hold.ts';
import { homeRoutes } from './routes/home.ts';
import { importRoutes } from './routes/import.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { legalEntityRoutes } from './routes/legal-entity.ts';
import { licenceRoutes } from './routes/licence.ts';
import { lineRoutes } from './routes/line.ts';
import { linkRoutes } from './routes/link.ts';
import { memberRoutes } from './routes/member.ts';
import { messageRoutes } from './routes/message.ts';
import { onboardingRoutes } from './routes/onboarding.ts';
import { onboardingTemplateRoutes } from './routes/onboarding-template.ts';
import { partnerRoutes } from './routes/partner.ts';
import { paymentMethodRoutes } from './routes/payment-method.ts';
import { payoutRoutes } from './routes/payout.ts';
import { payoutRunRoutes } from './routes/payout-run.ts';
import { periodRoutes } from './routes/period.ts';
import { planRoutes } from './routes/plan.ts';
import { policyRoutes } from './routes/policy.ts';
import { productRoutes } from './routes/product.ts';
import { programRoutes } from './routes/program.ts';
import { prospectRoutes } from './routes/prospect.ts';
import { provisioningRoutes } from './routes/provisioning.ts';
import { renewalRoutes } from './routes/renewal.ts';
import { retentionRoutes } from './routes/retention.ts';
import { ruleSettingRoutes } from './routes/rule-setting.ts';
import { sagaRoutes } from './routes/saga.ts';
import { screeningRoutes } from './routes/screening.ts';
import { sessionRoutes } from './routes/session.ts';
import { setupRoutes } from './routes/setup.ts';
import { statementRoutes } from './routes/statement.ts';
import { taskRoutes } from './routes/task.ts';
import { taxFormRoutes } from './routes/tax-form.ts';
import { tenantRoutes } from './routes/tenant.ts';
import { tierChangeRoutes } from './routes/tier-change.ts';
import { touchRoutes } from './routes/touch.ts';
import { trackingRoutes } from './routes/tracking.ts';
import { trainingRoutes } from './routes/training.ts';
import { vettingRoutes } from './routes/vetting.ts';
import { watchRoutes } from './routes/watch.ts';
import type { BoundOperation } from './routing/bind.ts';

/** Every operation that the API serves. */
export const routes: readonly BoundOperation[] = [
  ...sessionRoutes,
  ...setupRoutes,
  ...tenantRoutes,
  ...programRoutes,
  ...productRoutes,
  ...periodRoutes,
  ...paymentMethodRoutes,
  ...payoutRunRoutes,
  ...payoutRoutes,
  ...bankEntryRoutes,
  ...statementRoutes,
  ...calendarRoutes,
  ...memberRoutes,
  ...contactRoutes,
  ...partnerRoutes,
  ...enrollmentRoutes,
  ...policyRoutes,
  ...dealRegistrationRoutes,
  ...caseRoutes,
  ...taskRoutes,
  ...commandRoutes,
  ...accountRoutes,
  ...importRoutes,
  ...auditRoutes,
  ...messageRoutes,
  ...apiKeyRoutes,
  ...fileRoutes,
  ...homeRoutes,
  ...applyRoutes,
  ...applicationRoutes,
  ...formRoutes,
  ...prospectRoutes,
  ...directoryRoutes,
  ...legalEntityRoutes,
  ...planRoutes,
  ...lineRoutes,
  ...adjustmentRoutes,
  ...exitRoutes,
  ...tierChangeRoutes,
  ...dataRequestRoutes,
  ...retentionRoutes,
  ...vettingRoutes,
  ...agreementRoutes,
  ...onboardingRoutes,
  ...onboardingTemplateRoutes,
  ...checkRoutes,
  ...gateRoutes,
  ...holdRoutes,
  ...licenceRoutes,
  ...trainingRoutes,
  ...taxFormRoutes,
  ...sagaRoutes,
  ...provisioningRoutes,
  ...activationRoutes,
  ...renewalRoutes,
  ...watchRoutes,
  ...ruleSettingRoutes,
  ...ledgerRoutes,
  ...eventRoutes,
  ...eventSourceRoutes,
  ...attributionRoutes,
  ...endCustomerRoutes,
  ...screeningRoutes,
  ...trackingRoutes,
  ...linkRoutes,
  ...couponRoutes,
  ...touchRoutes,
];
