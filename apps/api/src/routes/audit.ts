import { auditOperations } from '@countersign/contracts/audit/operations';
import { listAudit } from '@countersign/services/audit/list';
import { statusAudit } from '@countersign/services/audit/status';
import { bind } from '../routing/bind.ts';

export const auditRoutes = bind('audit', auditOperations, {
  list: listAudit,
  status: statusAudit,
});
