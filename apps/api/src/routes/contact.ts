import { contactOperations } from '@countersign/contracts/contact/operations';
import { inviteContact } from '@countersign/services/contact/invite';
import { listContacts } from '@countersign/services/contact/list';
import { removeContact } from '@countersign/services/contact/remove';
import { updateContact } from '@countersign/services/contact/update';
import { bind } from '../routing/bind.ts';

export const contactRoutes = bind('contact', contactOperations, {
  list: listContacts,
  invite: inviteContact,
  update: updateContact,
  remove: removeContact,
});
