import { type ContactRole, contactRoles } from '@countersign/domain/member/roles';
import { useId } from 'react';
import { useWords } from '../app/texts.tsx';
import { Check } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';

interface RoleFieldsProps {
  readonly roles: readonly ContactRole[];
  readonly seesAllDeals: boolean;
  readonly error?: string | undefined;
  readonly onRoles: (roles: readonly ContactRole[]) => void;
  readonly onSeesAllDeals: (seesAll: boolean) => void;
}

export function RoleFields({ roles, seesAllDeals, error, onRoles, onSeesAllDeals }: RoleFieldsProps) {
  const { texts } = useWords();
  const name = useId();
  return (
    <>
      <fieldset className="field-group">
        <legend>{texts.people.roles}</legend>
        {contactRoles.map((role) => (
          <Check
            key={role}
            label={
              <>
                {texts.shared.contactRole[role]}
                <small>{texts.people.roleHints[role]}</small>
              </>
            }
            checked={roles.includes(role)}
            onValue={(isChosen) => onRoles(isChosen ? [...roles, role] : roles.filter((one) => one !== role))}
          />
        ))}
        {error !== undefined && (
          <p className="field-error" role="alert">
            <Icon name="warning" size={15} /> {error}
          </p>
        )}
      </fieldset>
      <fieldset className="field-group">
        <legend>{texts.people.sees}</legend>
        <Check
          type="radio"
          name={name}
          label={texts.people.seesAll}
          checked={seesAllDeals}
          onValue={() => onSeesAllDeals(true)}
        />
        <Check
          type="radio"
          name={name}
          label={texts.people.seesOwn}
          checked={!seesAllDeals}
          onValue={() => onSeesAllDeals(false)}
        />
      </fieldset>
    </>
  );
}
