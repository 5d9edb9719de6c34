import { programOperations } from '@countersign/contracts/program/operations';
import { createProgram } from '@countersign/services/program/create';
import { getProgram } from '@countersign/services/program/get';
import { listPrograms } from '@countersign/services/program/list';
import { updateProgram } from '@countersign/services/program/update';
import { bind } from '../routing/bind.ts';

export const programRoutes = bind('program', programOperations, {
  list: listPrograms,
  get: getProgram,
  create: createProgram,
  update: updateProgram,
});
