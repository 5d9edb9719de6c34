import { useNavigate } from 'react-router';
import { Icon } from '../parts/icon.tsx';
import { Popover } from '../parts/popover.tsx';
import { type ContactMembership, type Session, useSessionAccess } from './session.tsx';
import { useWords } from './texts.tsx';

/** One login may act for several partners; each choice shows that partner's world alone. */
export function MembershipSwitcher({ session }: { readonly session: Session }) {
  const { texts } = useWords();
  const { switchTo } = useSessionAccess();
  const navigate = useNavigate();
  const current = session.current;
  const contacts = session.memberships.filter(
    (membership): membership is ContactMembership => membership.kind === 'contact',
  );
  const staff = session.memberships.filter((membership) => membership.kind === 'member');
  if (current?.kind !== 'contact') return null;
  if (session.memberships.length < 2) {
    return (
      <div className="acting-for">
        <small>{texts.app.actingFor}</small>
        <strong>{current.partnerName}</strong>
      </div>
    );
  }
  const choose = async (id: string) => {
    await navigate('/');
    await switchTo(id);
  };
  return (
    <Popover
      label={texts.app.switch}
      triggerClass="acting-for acting-for-button"
      trigger={
        <>
          <span>
            <small>{texts.app.actingFor}</small>
            <strong>{current.partnerName}</strong>
          </span>
          <Icon name="down" />
        </>
      }
    >
      <ul className="menu">
        {contacts.map((membership) => (
          <li key={membership.id}>
            <button
              type="button"
              className="menu-item"
              aria-current={membership.id === current.id ? 'true' : undefined}
              onClick={() => void choose(membership.id)}
            >
              <span>
                <strong>{membership.partnerName}</strong>
                <small>{membership.tenantName}</small>
              </span>
              {membership.id === current.id && <Icon name="check" />}
            </button>
          </li>
        ))}
        {staff.map((membership) => (
          <li key={membership.id} className="menu-note">
            <strong>{membership.tenantName}</strong>
            <small>{texts.app.staffMembership}</small>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
