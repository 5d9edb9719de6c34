import { enrollmentOperations } from '@countersign/contracts/enrollment/operations';
import { createEnrollment } from '@countersign/services/enrollment/create';
import { listEnrollments } from '@countersign/services/enrollment/list';
import { updateEnrollment } from '@countersign/services/enrollment/update';
import { bind } from '../routing/bind.ts';

export const enrollmentRoutes = bind('enrollment', enrollmentOperations, {
  list: listEnrollments,
  create: createEnrollment,
  update: updateEnrollment,
});
