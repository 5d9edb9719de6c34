import { sessionOperations } from '@countersign/contracts/session/operations';
import { acceptInvitationOfSession } from '@countersign/services/session/accept-invitation';
import { brandingOfSession } from '@countersign/services/session/branding';
import { getSession } from '@countersign/services/session/get';
import { invitationOfSession } from '@countersign/services/session/invitation';
import { logoOfSession } from '@countersign/services/session/logo';
import { updateProfileOfSession } from '@countersign/services/session/update-profile';
import { bind } from '../routing/bind.ts';

export const sessionRoutes = bind('session', sessionOperations, {
  get: getSession,
  'update-profile': updateProfileOfSession,
  invitation: invitationOfSession,
  'accept-invitation': acceptInvitationOfSession,
  branding: brandingOfSession,
  logo: logoOfSession,
});
