import { prospectOperations } from '@countersign/contracts/prospect/operations';
import { convertProspect } from '@countersign/services/prospect/convert';
import { createProspect } from '@countersign/services/prospect/create';
import { criteriaOfProspects } from '@countersign/services/prospect/criteria';
import { getProspect } from '@countersign/services/prospect/get';
import { inviteProspect } from '@countersign/services/prospect/invite';
import { listProspects } from '@countersign/services/prospect/list';
import { moveProspect } from '@countersign/services/prospect/move';
import { noteProspect } from '@countersign/services/prospect/note';
import { referProspect } from '@countersign/services/prospect/refer';
import { listReferrals } from '@countersign/services/prospect/referrals';
import { saveCriteria } from '@countersign/services/prospect/save-criteria';
import { updateProspect } from '@countersign/services/prospect/update';
import { bind } from '../routing/bind.ts';

export const prospectRoutes = bind('prospect', prospectOperations, {
  list: listProspects,
  get: getProspect,
  create: createProspect,
  update: updateProspect,
  move: moveProspect,
  note: noteProspect,
  invite: inviteProspect,
  convert: convertProspect,
  criteria: criteriaOfProspects,
  'save-criteria': saveCriteria,
  refer: referProspect,
  referrals: listReferrals,
});
