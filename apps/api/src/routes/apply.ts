import { applyOperations } from '@countersign/contracts/apply/operations';
import { answerApplication } from '@countersign/services/apply/answer';
import { confirmJoin } from '@countersign/services/apply/confirm-join';
import { followInvitation } from '@countersign/services/apply/invitation';
import { joinPartner } from '@countersign/services/apply/join';
import { openApplication } from '@countersign/services/apply/open';
import { pageOfProgram } from '@countersign/services/apply/page';
import { programOfPage } from '@countersign/services/apply/program';
import { saveApplication } from '@countersign/services/apply/save';
import { startApplication } from '@countersign/services/apply/start';
import { submitApplication } from '@countersign/services/apply/submit';
import { uploadToApplication } from '@countersign/services/apply/upload';
import { visitPage } from '@countersign/services/apply/visit';
import { withdrawApplication } from '@countersign/services/apply/withdraw';
import { bind } from '../routing/bind.ts';

export const applyRoutes = bind('apply', applyOperations, {
  program: programOfPage,
  page: pageOfProgram,
  visit: visitPage,
  start: startApplication,
  open: openApplication,
  invitation: followInvitation,
  save: saveApplication,
  upload: uploadToApplication,
  submit: submitApplication,
  answer: answerApplication,
  withdraw: withdrawApplication,
  join: joinPartner,
  'confirm-join': confirmJoin,
});
