import { lazy } from 'react';
import { Navigate } from 'react-router-dom';
import { menuOf } from '../layout/menu-items.js';
import { NowhereToBe } from '../layout/Pages.js';
import { useRooms } from '../layout/Rooms.js';
import { useActiveRole } from '../layout/use-me.js';

const MyRecord = lazy(() => import('../my-record/MyRecord.js').then((room) => ({ default: room.MyRecord })));

/** The start of each role: a student's own record; for everybody else the first room of their menu. */
export function Home() {
  const { role } = useActiveRole();
  const rooms = useRooms();
  if (!role) return null;
  if (role === 'student') return <MyRecord />;
  const first = menuOf(role, rooms)[0]?.items[0];
  return first ? <Navigate to={first.to} replace /> : <NowhereToBe />;
}
