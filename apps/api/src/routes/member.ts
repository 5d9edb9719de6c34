import { memberOperations } from '@countersign/contracts/member/operations';
import { getMember } from '@countersign/services/member/get';
import { inviteMember } from '@countersign/services/member/invite';
import { joinPersonMember } from '@countersign/services/member/join-person';
import { listMembers } from '@countersign/services/member/list';
import { removeMember } from '@countersign/services/member/remove';
import { updateMember } from '@countersign/services/member/update';
import { bind } from '../routing/bind.ts';

export const memberRoutes = bind('member', memberOperations, {
  list: listMembers,
  get: getMember,
  invite: inviteMember,
  update: updateMember,
  remove: removeMember,
  'join-person': joinPersonMember,
});
