import type { CategorySlot } from '@laurel/domain';
import type { TextStyle } from './type-setting.js';

/** Colours on paper; the light set of the product. Colour never carries meaning alone. */
export const COLOURS = {
  ink: '#15201B',
  ink2: '#46534D',
  ink3: '#616D67',
  band: '#F5F7F6',
  line: '#DDE3DF',
  rowLine: '#C3CCC6',
  strongLine: '#9AA49E',
  brand: '#0F4434',
  paper: '#FFFFFF',
} as const;

export const CATEGORY_COLOURS: Record<CategorySlot, string> = {
  leadership: '#5C51A2',
  service: '#016650',
  research: '#1893DF',
  global: '#B9870C',
  internship: '#561642',
  creative: '#CB3A6C',
  athletics: '#465000',
  professional: '#858895',
};

const serif = (size: number, colour: string = COLOURS.ink, tracking = -0.012): TextStyle => ({
  family: 'serif',
  weight: 'semibold',
  size,
  colour,
  tracking,
});
const sans = (size: number, colour: string = COLOURS.ink2): TextStyle => ({
  family: 'sans',
  weight: 'regular',
  size,
  colour,
});
const strong = (size: number, colour: string = COLOURS.ink): TextStyle => ({
  family: 'sans',
  weight: 'semibold',
  size,
  colour,
});

/** Sizes in points. */
export const STYLES = {
  documentTitle: serif(21.6, COLOURS.ink, -0.02),
  pageTitle: serif(18, COLOURS.ink, -0.018),
  institution: serif(13.8),
  section: serif(13.8),
  subsection: serif(12, COLOURS.ink, -0.008),
  year: serif(10.8, COLOURS.ink, -0.008),
  figure: serif(15),
  signature: { family: 'serif', weight: 'italic', size: 16.5, colour: COLOURS.brand, tracking: -0.01 } as TextStyle,
  label: sans(7.4),
  hint: sans(7, COLOURS.ink3),
  tiny: sans(6, COLOURS.ink3),
  text: sans(7.7),
  textStrong: strong(7.7),
  reading: sans(8),
  readingStrong: strong(8),
  name: strong(8.6),
  fact: strong(9.7),
  date: strong(9.6),
  hours: { ...strong(7.9), tabular: true } as TextStyle,
  barTitle: strong(7.4),
  bar: sans(7.4),
  rung: sans(9, COLOURS.ink),
  rungFigure: { ...sans(8.4, COLOURS.ink), tabular: true } as TextStyle,
  code: { family: 'mono', weight: 'semibold', size: 7.4, colour: COLOURS.ink } as TextStyle,
} as const;
