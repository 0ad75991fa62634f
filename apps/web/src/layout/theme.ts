import type { RaThemeOptions } from 'react-admin';
import { controls } from './theme-controls.js';
import { surfaces } from './theme-surfaces.js';
import { customProperties, fonts, type Mode, shadows, tokens } from './tokens.js';

const serif = (size: number, line: number, tracking: number) => ({
  fontFamily: fonts.serif,
  fontSize: size,
  lineHeight: `${line}px`,
  fontWeight: 600,
  letterSpacing: `${tracking}em`,
});
const sans = (size: number, line: number, weight: number, tracking = 0) => ({
  fontFamily: fonts.sans,
  fontSize: size,
  lineHeight: `${line}px`,
  fontWeight: weight,
  letterSpacing: tracking === 0 ? 0 : `${tracking}em`,
});

/** Laurel's look as a MUI theme. Sizes are those of the design's table of type; space counts in steps of 4 px. */
export function laurelTheme(mode: Mode): RaThemeOptions {
  const t = tokens[mode];
  const flat = Array<string>(24).fill(shadows[mode].float);
  return {
    palette: {
      mode,
      primary: { main: t.brand, dark: t.brandHover, contrastText: t.onBrand },
      secondary: { main: t.link, contrastText: t.onBrand },
      error: { main: t.bad, contrastText: mode === 'light' ? '#ffffff' : '#3a1815' },
      warning: { main: t.waiting },
      info: { main: t.info },
      success: { main: t.link },
      text: { primary: t.ink, secondary: t.ink2, disabled: t.ink3 },
      background: { default: t.surface, paper: t.surface },
      divider: t.line,
      action: { hover: t.canvas, selected: t.brandTint, focus: t.infoTint, disabledBackground: t.sunken },
    },
    spacing: 4,
    shape: { borderRadius: 6 },
    shadows: ['none', ...flat] as RaThemeOptions['shadows'],
    typography: {
      fontFamily: fonts.sans,
      fontSize: 14,
      h1: serif(38, 46, -0.02),
      h2: serif(26, 32, -0.012),
      h3: serif(21, 28, -0.01),
      h4: sans(16, 24, 600, -0.01),
      h5: sans(15, 22, 600, -0.006),
      h6: sans(15, 22, 600, -0.006),
      subtitle1: sans(15, 22, 400),
      subtitle2: sans(14, 20, 600),
      body1: sans(14, 20, 400),
      body2: sans(13, 18, 400),
      caption: sans(12, 16, 500),
      overline: { ...sans(12, 16, 500), textTransform: 'none' },
      button: { ...sans(14, 20, 500), textTransform: 'none' },
    },
    transitions: { duration: { shortest: 120, shorter: 120, short: 120, standard: 180, complex: 180 } },
    sidebar: { width: 232, closedWidth: 232 },
    components: {
      MuiCssBaseline: {
        styleOverrides: { ':root': customProperties(mode), body: { fontSize: 14, lineHeight: '20px' } },
      },
      ...controls(t),
      ...surfaces(t, shadows[mode]),
    },
  };
}
