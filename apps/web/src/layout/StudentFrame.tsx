import type { Role } from '@laurel/domain';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';
import { useInstitution } from '../providers/use-institution.js';
import { Account } from './Account.js';
import { Wordmark } from './Logo.js';
import { type MenuItem, menuOf } from './menu-items.js';
import { useRooms } from './Rooms.js';

/** Reading pages: items across the top; on a phone as tabs at the foot, where a thumb reaches. */
export function StudentFrame({ role, children }: { role: Role; children: ReactNode }) {
  const items = menuOf(role, useRooms()).flatMap((group) => group.items);
  const institution = useInstitution();
  return (
    <div className="reading">
      <a className="skip" href="#main-content">
        Skip to the content
      </a>
      <header className="reading-bar">
        <div className="reading-bar-inner">
          <Wordmark />
          {institution && <span className="reading-institution">{institution.name}</span>}
          <nav className="reading-nav" aria-label="Menu">
            <Items items={items} />
          </nav>
          <Account role={role} compact />
        </div>
      </header>
      <main id="main-content" tabIndex={-1}>
        {children}
      </main>
      <nav className="reading-tabs" aria-label="Menu">
        <Items items={items} icons />
      </nav>
    </div>
  );
}

function Items({ items, icons = false }: { items: MenuItem[]; icons?: boolean }) {
  return items.map((item) => (
    <NavLink key={item.to} to={item.to} end={item.to === '/'}>
      {({ isActive }) => (
        <>
          {icons && <item.icon size={22} weight={isActive ? 'fill' : 'regular'} aria-hidden="true" />}
          <span>{item.label}</span>
        </>
      )}
    </NavLink>
  ));
}
