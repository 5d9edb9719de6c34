import { accountRoutes } from './routes/account.ts';
import { apiKeyRoutes } from './routes/api-key.ts';
import { auditRoutes } from './routes/audit.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { caseRoutes } from './routes/case.ts';
import { commandRoutes } from './routes/command.ts';
import { contactRoutes } from './routes/contact.ts';
import { dealRegistrationRoutes } from './routes/deal-registration.ts';
import { enrollmentRoutes } from './routes/enrollment.ts';
import { fileRoutes } from './routes/file.ts';
import { homeRoutes } from './routes/home.ts';
import { importRoutes } from './routes/import.ts';
import { memberRoutes } from './routes/member.ts';
import { messageRoutes } from './routes/message.ts';
import { partnerRoutes } from './routes/partner.ts';
import { policyRoutes } from './routes/policy.ts';
import { productRoutes } from './routes/product.ts';
import { programRoutes } from './routes/program.ts';
import { sessionRoutes } from './routes/session.ts';
import { setupRoutes } from './routes/setup.ts';
import { taskRoutes } from './routes/task.ts';
import { tenantRoutes } from './routes/tenant.ts';
import type { BoundOperation } from './routing/bind.ts';

/** Every operation that the API serves. */
export const routes: readonly BoundOperation[] = [
  ...sessionRoutes,
  ...setupRoutes,
  ...tenantRoutes,
  ...programRoutes,
  ...productRoutes,
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
];
