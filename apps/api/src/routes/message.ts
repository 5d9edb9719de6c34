import { messageOperations } from '@countersign/contracts/message/operations';
import { getMessage } from '@countersign/services/message/get';
import { listMessages } from '@countersign/services/message/list';
import { bind } from '../routing/bind.ts';

export const messageRoutes = bind('message', messageOperations, {
  list: listMessages,
  get: getMessage,
});
