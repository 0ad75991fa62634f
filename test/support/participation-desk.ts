import type { ParticipationRow, ParticipationView } from '@laurel/contract';
import { openParticipation } from './participation-room.js';

export type Refused = { code: string; faults?: { path: string; code: string }[] };

const PATH = '/api/participations';

/** A unit's three staff and one student, and short ways to say what tests of participation say often. */
export async function openDesk() {
  const room = await openParticipation();
  const staff = await room.staff('Hale Norwood');
  const colleague = await room.staff('Ida Brandt');
  const third = await room.staff('Tomás Rey');
  const student = await room.student('Babacar N’Diaye', '00430402');
  const as = (who: string) => room.rooms.as(who);
  const entry = (changes: object = {}) => ({
    activityId: room.campus.activityId,
    personId: student,
    roleId: room.campus.roleId,
    minutes: 600,
    startsOn: '2026-02-02',
    endsOn: '2026-04-20',
    ...changes,
  });
  return {
    room,
    staff,
    colleague,
    third,
    student,
    path: PATH,
    as,
    entry,
    record: async (who: string, changes: object = {}) => {
      const { status, body } = await as(who).post<ParticipationView>(PATH, entry(changes));
      if (status !== 201) throw new Error(JSON.stringify(body));
      return body;
    },
    verb: <T = ParticipationView & Refused>(who: string, id: string, name: string, body: object = {}) =>
      as(who).post<T>(`${PATH}/${id}/${name}`, body),
    list: (who: string, filter: object, more = '') =>
      as(who).get<ParticipationRow[]>(`${PATH}?filter=${encodeURIComponent(JSON.stringify(filter))}${more}`),
    /** Nothing recorded, nothing verified. */
    clear: async () => {
      await room.dataSource.query('delete from verification');
      await room.dataSource.query('delete from participation');
    },
  };
}
export type Desk = Awaited<ReturnType<typeof openDesk>>;
