import { AssessmentModule, assessmentEntities } from '@laurel/assessment';
import type { SubmissionRow, SubmissionView } from '@laurel/contract';
import { FixedClock, newId } from '@laurel/platform';
import { createTestDatabase, type TestDatabase } from './database.js';
import { type Answer, openRooms, type RoomServer } from './room-server.js';
import { makeSmallCampus, type SmallCampus } from './small-campus.js';

export const multipart = (submission: object): FormData => {
  const data = new FormData();
  data.append('submission', JSON.stringify(submission));
  return data;
};

/** The assessment room on a small campus, with one reviewer for everything. The clock stands on 5 May 2026. */
export class ReviewRoom {
  private constructor(
    readonly database: TestDatabase,
    readonly rooms: RoomServer,
    readonly campus: SmallCampus,
    readonly clock: FixedClock,
    readonly reviewer: string,
  ) {}

  static async open(): Promise<ReviewRoom> {
    const database = await createTestDatabase({ entities: assessmentEntities });
    const campus = await makeSmallCampus(database.dataSource);
    const clock = new FixedClock(new Date('2026-05-05T15:00:00Z'));
    const rooms = await openRooms([AssessmentModule], { dataSource: database.dataSource, clock });
    const reviewer = await campus.person('Helena Brandt', 'reviewer');
    return new ReviewRoom(database, rooms, campus, clock, reviewer);
  }

  async close(): Promise<void> {
    await this.rooms.close();
    await this.database.drop();
  }

  /** Hands in a reflection for the campus's competency at level 3; `extra` changes that. */
  async submit(student: string, extra: object = {}): Promise<SubmissionView> {
    const standard = { competencyId: this.campus.competencyId, targetLevel: 3, reflection: 'Who floods?' };
    const work = multipart({ ...standard, ...extra });
    return (await this.rooms.as(student).post<SubmissionView>('/api/submissions', work)).body;
  }

  act(who: string, id: string, verb: string, body: object = {}): Promise<Answer<SubmissionView & { code?: string }>> {
    return this.rooms.as(who).post(`/api/submissions/${id}/${verb}`, body);
  }

  /** Levels for the rubric's criteria in their order; one more than there are names a criterion of nobody. */
  scored(...levels: number[]): { scores: { criterionId: string; level: number }[] } {
    return { scores: levels.map((level, index) => ({ criterionId: this.campus.criteria[index] ?? newId(), level })) };
  }

  async queueOf(who: string): Promise<SubmissionRow[]> {
    const filter = encodeURIComponent('{"queue":true}');
    return (await this.rooms.as(who).get<SubmissionRow[]>(`/api/submissions?filter=${filter}`)).body;
  }

  /** What was awarded to this person, oldest first. */
  achievements(student: string): Promise<{ level: number; state: string }[]> {
    return this.database.dataSource.query(
      'select level, state from competency_achievement where person_id = $1 order by created_at, id',
      [student],
    );
  }
}
