import { memberRoles } from '@countersign/domain/member/roles';
import type { Field } from '../form/fields.ts';
import type { TextOf } from '../text/use-text.ts';

export function rolesField(t: TextOf): Field {
  return {
    kind: 'several',
    name: 'roles',
    label: t('member.roles'),
    required: true,
    options: memberRoles.map((role) => ({ id: role, label: t(`memberRole.${role}`), help: t(`roleHelp.${role}`) })),
  };
}
