import { lazy } from 'react';
import { Navigate } from 'react-router-dom';
import { menuOf } from '../layout/menu-items.js';
import { NowhereToBe } from '../layout/Pages.js';
import { useRooms } from '../layout/Rooms.js';
import { useActiveRole } from '../layout/use-me.js';

const MyRecord = lazy(() => import('../my-record/MyRecord.js').then((room) => ({ default: room.MyRecord })));
const TodayPage = lazy(() => import('../today/TodayPage.js').then((room) => ({ default: room.TodayPage })));

/** The start of each role: a student's own record, what needs doing today, or the first room of the menu. */
export function Home() {
  const { role } = useActiveRole();
  const rooms = useRooms();
  if (!role) return null;
  if (role === 'student') return <MyRecord />;
  const first = menuOf(role, rooms)[0]?.items[0];
  if (!first) return <NowhereToBe />;
  return first.to === '/' ? <TodayPage /> : <Navigate to={first.to} replace />;
}
