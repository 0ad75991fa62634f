import type { Verdict } from '@laurel/contract';
import {
  ArrowBendUpRightIcon,
  CircleDashedIcon,
  ClockCountdownIcon,
  type Icon,
  PauseCircleIcon,
  ProhibitIcon,
  SealCheckIcon,
  WarningOctagonIcon,
} from '@phosphor-icons/react';

/** Told apart without colour: the first words, the icon's shape and the pattern of the edge. */
export interface VerdictLook {
  words: string;
  /** The same for one part in a list. */
  short: string;
  icon: Icon;
  weight: 'fill' | 'bold';
  edge: 'solid' | 'slanted' | 'broken' | 'fine';
  tone: 'ok' | 'bad' | 'waiting' | 'plain';
}

export const verdictLooks: Record<Verdict, VerdictLook> = {
  genuine: {
    words: 'Genuine',
    short: 'genuine, in force',
    icon: SealCheckIcon,
    weight: 'fill',
    edge: 'solid',
    tone: 'ok',
  },
  revoked: {
    words: 'Genuine, but revoked',
    short: 'genuine, but revoked',
    icon: ProhibitIcon,
    weight: 'bold',
    edge: 'slanted',
    tone: 'bad',
  },
  suspended: {
    words: 'Genuine, but suspended',
    short: 'genuine, but suspended',
    icon: PauseCircleIcon,
    weight: 'bold',
    edge: 'slanted',
    tone: 'bad',
  },
  'not-yet-valid': {
    words: 'Genuine, but not valid yet',
    short: 'genuine, not valid yet',
    icon: ClockCountdownIcon,
    weight: 'bold',
    edge: 'slanted',
    tone: 'waiting',
  },
  expired: {
    words: 'Genuine, but expired',
    short: 'genuine, but expired',
    icon: ClockCountdownIcon,
    weight: 'bold',
    edge: 'slanted',
    tone: 'waiting',
  },
  replaced: {
    words: 'Genuine, but replaced',
    short: 'genuine, but replaced',
    icon: ArrowBendUpRightIcon,
    weight: 'bold',
    edge: 'slanted',
    tone: 'waiting',
  },
  changed: {
    words: 'Changed after it was issued',
    short: 'changed',
    icon: WarningOctagonIcon,
    weight: 'fill',
    edge: 'broken',
    tone: 'bad',
  },
  'not-issued-by': {
    words: 'Not issued by who it says',
    short: 'not issued by who it says',
    icon: WarningOctagonIcon,
    weight: 'fill',
    edge: 'broken',
    tone: 'bad',
  },
  'could-not-be-checked': {
    words: 'Could not be checked',
    short: 'could not be checked',
    icon: CircleDashedIcon,
    weight: 'bold',
    edge: 'fine',
    tone: 'plain',
  },
};
