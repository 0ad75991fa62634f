/**
 * The one list of colours, for MUI's palette and, as custom properties, for all that is drawn by hand. Contrast is
 * at least 4.5 for text and 3 for edges that mean something; hues of categories stay apart in colour blindness.
 */
export type Mode = 'light' | 'dark';

const light = {
  ink: '#15201b',
  ink2: '#46534d',
  ink3: '#616d67',
  canvas: '#f4f6f4',
  surface: '#ffffff',
  sunken: '#eef1ef',
  floating: '#ffffff',
  line: '#e2e7e3',
  line2: '#cdd5cf',
  edge: '#8a958f',
  brand: '#0f4434',
  onBrand: '#ffffff',
  brandHover: '#0a3326',
  brandTint: '#e6f2ec',
  brandTint2: '#cce3d7',
  link: '#14604a',
  official: '#7a5a0f',
  officialTint: '#faf3e0',
  officialEdge: '#ddc483',
  waiting: '#7f4a00',
  waitingTint: '#fdf1dc',
  waitingEdge: '#ebcb93',
  exception: '#b36b00',
  bad: '#a1231c',
  badTint: '#fcecea',
  badEdge: '#edb8b3',
  info: '#1d4f91',
  infoTint: '#e8f0fa',
  infoEdge: '#b4cbe8',
  bar: '#15201b',
  onBar: '#ffffff',
  catLeadership: '#5c51a2',
  catService: '#016650',
  catResearch: '#1893df',
  catGlobal: '#b9870c',
  catInternship: '#561642',
  catCreative: '#cb3a6c',
  catAthletics: '#465000',
  catProfessional: '#858895',
};

export type Tokens = Record<keyof typeof light, string>;

const dark: Tokens = {
  ink: '#e9efeb',
  ink2: '#b6c2bb',
  ink3: '#93a099',
  canvas: '#0d1311',
  surface: '#151c19',
  sunken: '#101715',
  floating: '#2a3530',
  line: '#27312c',
  line2: '#38443e',
  edge: '#6e7b74',
  brand: '#8ed4b5',
  onBrand: '#07261b',
  brandHover: '#a9e1c8',
  brandTint: '#16302a',
  brandTint2: '#1f4637',
  link: '#8ed4b5',
  official: '#e3c477',
  officialTint: '#2b2413',
  officialEdge: '#6a5626',
  waiting: '#f0b863',
  waitingTint: '#33240d',
  waitingEdge: '#6b4d1c',
  exception: '#f0b863',
  bad: '#f59a90',
  badTint: '#3a1815',
  badEdge: '#7a332c',
  info: '#94bef2',
  infoTint: '#14273f',
  infoEdge: '#2d4e78',
  bar: '#2a3530',
  onBar: '#e9efeb',
  catLeadership: '#7e80ea',
  catService: '#32946b',
  catResearch: '#60c7f0',
  catGlobal: '#efd376',
  catInternship: '#aa749a',
  catCreative: '#f894a3',
  catAthletics: '#879318',
  catProfessional: '#d7dee3',
};

export const tokens: Record<Mode, Tokens> = { light, dark };

const SCRIPTS = "'IBM Plex Sans Arabic','Noto Sans Hebrew','Noto Sans Devanagari','Noto Sans SC','Noto Sans KR'";

/** Family lists; scripts that the first face lacks are found by unicode-range further on. */
export const fonts = {
  sans: `'Inter Variable',${SCRIPTS},system-ui,sans-serif`,
  serif: `'Source Serif 4 Variable','Noto Naskh Arabic',${SCRIPTS},Georgia,serif`,
  mono: "'Geist Mono Variable',ui-monospace,Menlo,Consolas,monospace",
} as const;

export const shadows: Record<Mode, { float: string; faint: string }> = {
  light: {
    float: '0 8px 24px -6px rgb(21 32 27 / .18), 0 2px 6px rgb(21 32 27 / .08)',
    faint: '0 1px 2px rgb(21 32 27 / .06)',
  },
  dark: { float: '0 8px 24px -6px rgb(0 0 0 / .5)', faint: 'none' },
};

/** `brandTint2` → `--brand-tint-2`. */
const propertyName = (key: string) => `--${key.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`).replace(/(\d)/, '-$1')}`;

/** All tokens of `mode` as CSS custom properties, for a `:root` rule. */
export function customProperties(mode: Mode): Record<string, string> {
  const colours = Object.entries(tokens[mode]).map(([key, value]) => [propertyName(key), value]);
  return {
    ...Object.fromEntries(colours),
    '--sans': fonts.sans,
    '--serif': fonts.serif,
    '--mono': fonts.mono,
    '--shadow-float': shadows[mode].float,
    '--shadow-faint': shadows[mode].faint,
    colorScheme: mode,
  };
}

/** The same as one rule of text, for pages without MUI. */
export const rootRule = (mode: Mode): string =>
  `:root{${Object.entries(customProperties(mode))
    .map(([name, value]) => `${name === 'colorScheme' ? 'color-scheme' : name}:${value}`)
    .join(';')}}`;
