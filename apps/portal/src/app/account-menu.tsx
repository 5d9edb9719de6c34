import { Link } from 'react-router';
import { Icon } from '../parts/icon.tsx';
import { Popover } from '../parts/popover.tsx';
import { type Session, useSessionAccess } from './session.tsx';
import { useWords } from './texts.tsx';
import { ThemeChoiceField } from './theme-choice-field.tsx';

export function AccountMenu({ session }: { readonly session: Session }) {
  const { texts } = useWords();
  const { signOut } = useSessionAccess();
  return (
    <div className="account">
      <Popover
        label={texts.app.account}
        triggerClass="account-button"
        align="end"
        trigger={
          <>
            <span className="avatar" aria-hidden="true">
              {initialsOf(session.user.name)}
            </span>
            <span className="account-name">
              <strong>{session.user.name}</strong>
              <small>{session.user.email}</small>
            </span>
            <Icon name="more" />
          </>
        }
      >
        <div className="menu-note">
          <strong>{session.user.name}</strong>
          <small>{session.user.email}</small>
        </div>
        <ul className="menu only-small">
          <li>
            <Link className="menu-item" to="/company">
              <Icon name="company" /> <span>{texts.app.company}</span>
            </Link>
          </li>
          <li>
            <Link className="menu-item" to="/people">
              <Icon name="people" /> <span>{texts.app.people}</span>
            </Link>
          </li>
        </ul>
        <ul className="menu">
          <li>
            <Link className="menu-item" to="/profile">
              <Icon name="user" /> <span>{texts.app.profile}</span>
            </Link>
          </li>
        </ul>
        <div className="menu-part">
          <ThemeChoiceField />
        </div>
        <ul className="menu">
          <li>
            <button type="button" className="menu-item" onClick={() => void signOut()}>
              <Icon name="leave" /> <span>{texts.app.signOut}</span>
            </button>
          </li>
        </ul>
      </Popover>
    </div>
  );
}

export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '').join('');
}
