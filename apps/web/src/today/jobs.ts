import type { TodayView } from '@laurel/contract';
import { dayIn, daysBetween, type Role } from '@laurel/domain';
import {
  ArrowUUpLeftIcon,
  ClipboardTextIcon,
  type Icon,
  LockSimpleIcon,
  NoteIcon,
  StackIcon,
  StampIcon,
} from '@phosphor-icons/react';
import { counted } from '../record/print.js';
import type { Tone } from '../record/states.js';

/** One kind of work that may wait: its count, how pressing it is, and where it is done. */
export interface Job {
  key: string;
  count: number;
  title: string;
  words: string;
  /** "oldest 9 days": set only where waiting is late. */
  late?: string;
  to: string;
  verb: string;
  icon: Icon;
  tone: Tone;
}

/** Older than this many days is late. */
const AIM = 5;

/** The jobs of `role`, those that wait first, in the order in which they press. A count the server left out is no job. */
export function jobsOf(view: TodayView, role: Role, { today, timeZone }: { today: string; timeZone: string }): Job[] {
  const oldest = view.oldestWaitsSince ? daysBetween(dayIn(timeZone, new Date(view.oldestWaitsSince)), today) : 0;
  const all: (Omit<Job, 'count'> & { roles: readonly Role[]; count: number | undefined })[] = [
    {
      key: 'verify',
      roles: ['staff'],
      count: view.toVerify,
      title: 'To verify',
      words: 'Recorded in your units, waiting for a person',
      late: oldest > AIM ? `oldest ${counted(oldest, 'day')}, aim ${AIM}` : undefined,
      to: '/participations',
      verb: 'Open the queue',
      icon: NoteIcon,
      tone: 'waiting',
    },
    {
      key: 'returned-programmes',
      roles: ['staff'],
      count: view.programmesReturned,
      title: view.programmesReturned === 1 ? 'Proposal returned to you' : 'Proposals returned to you',
      words: view.programmesReturned === 1 ? 'With a comment to answer' : 'Each with a comment to answer',
      to: `/programmes?filter=${encodeURIComponent(JSON.stringify({ state: 'returned' }))}`,
      verb: 'Answer',
      icon: ArrowUUpLeftIcon,
      tone: 'info',
    },
    {
      key: 'review',
      roles: ['reviewer'],
      count: view.toReview,
      title: 'To review',
      words: 'Evidence that waits for your judgement',
      to: '/submissions',
      verb: 'Open the queue',
      icon: ClipboardTextIcon,
      tone: 'waiting',
    },
    {
      key: 'runs',
      roles: ['registrar'],
      count: view.runsUnderWay,
      title: view.runsUnderWay === 1 ? 'Publication under way' : 'Publications under way',
      words: 'You may leave; they go on by themselves',
      to: '/publications',
      verb: 'See progress',
      icon: StampIcon,
      tone: 'info',
    },
    {
      key: 'proposed',
      roles: ['registrar', 'administrator'],
      count: view.programmesProposed,
      title: view.programmesProposed === 1 ? 'Programme proposed' : 'Programmes proposed',
      words: 'Approve until a date, or return with a comment',
      to: `/programmes?filter=${encodeURIComponent(JSON.stringify({ state: 'proposed' }))}`,
      verb: 'Decide',
      icon: StackIcon,
      tone: 'waiting',
    },
    {
      key: 'holds',
      roles: ['registrar'],
      count: view.holds,
      title: view.holds === 1 ? 'Hold in force' : 'Holds in force',
      words: 'Records that are not published, people who are not shown',
      to: `/holds?filter=${encodeURIComponent(JSON.stringify({ live: true }))}`,
      verb: 'Look through',
      icon: LockSimpleIcon,
      tone: 'plain',
    },
  ];
  return all
    .flatMap(({ roles, count, ...job }) => (count !== undefined && roles.includes(role) ? [{ ...job, count }] : []))
    .sort((a, b) => Number(b.count > 0) - Number(a.count > 0));
}
