import { ROLE_WORDS, type Role } from '@laurel/domain';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { CaretUpDownIcon, CheckIcon, SignOutIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { useLogout } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { Avatar } from '../record/Avatar.js';
import { APPEARANCE_WORDS, APPEARANCES, useAppearance } from './appearance.js';
import { useActiveRole, useMe } from './use-me.js';

/** Who is signed in, at the menu's foot (or as a round mark alone): switch role, appearance, sign out. */
export function Account({ role, compact = false }: { role: Role; compact?: boolean }) {
  const person = useMe();
  const { roles, wear } = useActiveRole();
  const [appearance, setAppearance] = useAppearance();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const logout = useLogout();
  const navigate = useNavigate();
  if (!person) return null;

  const choose = (next: Role) => {
    setAnchor(null);
    wear(next);
    navigate('/');
  };
  const tick = (chosen: boolean) => (
    <CheckIcon size={16} weight="bold" aria-hidden="true" style={{ visibility: chosen ? 'visible' : 'hidden' }} />
  );
  return (
    <>
      <button
        type="button"
        className={compact ? 'account account-compact' : 'account'}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={compact ? `Account of ${person.displayName}` : undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Avatar name={person.displayName} size={32} />
        {!compact && (
          <>
            <span className="account-words">
              <bdi>{person.displayName}</bdi>
              <small>{person.unitName ?? (role === 'student' ? 'Student' : 'Institution')}</small>
            </span>
            <CaretUpDownIcon size={18} aria-hidden="true" />
          </>
        )}
      </button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { dense: true } }}
      >
        {compact && (
          <li className="account-name">
            <bdi>{person.displayName}</bdi>
          </li>
        )}
        {roles.length > 1 && <li className="menu-label">Work as</li>}
        {roles.length > 1 &&
          roles.map((each) => (
            <MenuItem key={each} selected={each === role} onClick={() => choose(each)}>
              {tick(each === role)} {ROLE_WORDS[each]}
            </MenuItem>
          ))}
        {roles.length > 1 && <Divider component="li" />}
        <li className="menu-label">Appearance</li>
        {APPEARANCES.map((each) => (
          <MenuItem key={each} selected={each === appearance} onClick={() => setAppearance(each)}>
            {tick(each === appearance)} {APPEARANCE_WORDS[each]}
          </MenuItem>
        ))}
        <Divider component="li" />
        <MenuItem onClick={() => logout()}>
          <SignOutIcon size={16} aria-hidden="true" /> Sign out
        </MenuItem>
      </Menu>
    </>
  );
}
