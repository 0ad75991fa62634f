import type { Role } from '@laurel/domain';
import { useGetList } from 'react-admin';
import { NavLink } from 'react-router-dom';
import { printCount } from '../record/print.js';
import { type MenuItem, menuOf } from './menu-items.js';
import { useRooms } from './Rooms.js';

/** The menu of a role, grouped by task. */
export function Menu({ role }: { role: Role }) {
  const groups = menuOf(role, useRooms());
  return (
    <nav className="menu" aria-label="Menu">
      {groups.map((group) => (
        <div key={group.label ?? 'first'} className="menu-group">
          {group.label && <p className="menu-label">{group.label}</p>}
          <ul>
            {group.items.map((item) => (
              <li key={item.to}>
                <NavLink to={item.to} end={item.to === '/'} className="menu-item">
                  {({ isActive }) => (
                    <>
                      <item.icon size={19} weight={isActive ? 'fill' : 'regular'} aria-hidden="true" />
                      <span>{item.label}</span>
                      {item.waiting && <Waiting {...item.waiting} />}
                    </>
                  )}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** How many rows wait; nothing at all when none does or the server cannot say. */
function Waiting({ resource, filter }: NonNullable<MenuItem['waiting']>) {
  const { total } = useGetList(resource, {
    filter,
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'id', order: 'ASC' },
  });
  if (!total) return null;
  return (
    <span className="menu-count num">
      {printCount(total)}
      <span className="visually-hidden"> waiting</span>
    </span>
  );
}
