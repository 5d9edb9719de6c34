import { formOperations } from '@countersign/contracts/form/operations';
import { activateForm } from '@countersign/services/form/activate';
import { getForm } from '@countersign/services/form/get';
import { listForms } from '@countersign/services/form/list';
import { saveFormDraft } from '@countersign/services/form/save-draft';
import { bind } from '../routing/bind.ts';

export const formRoutes = bind('form', formOperations, {
  list: listForms,
  get: getForm,
  'save-draft': saveFormDraft,
  activate: activateForm,
});
