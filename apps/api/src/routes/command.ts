import { commandOperations } from '@countersign/contracts/command/operations';
import { getCommand } from '@countersign/services/command/get';
import { bind } from '../routing/bind.ts';

export const commandRoutes = bind('command', commandOperations, {
  get: getCommand,
});
