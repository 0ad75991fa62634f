import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/geist-mono/wght.css';

/**
 * The other scripts' faces: only rules by unicode-range, files come when a name needs them. The rules alone are
 * large (Han and Hangul), so they follow once the page stands.
 */
export function loadScriptFonts(): void {
  const load = () => void import('./script-fonts.js');
  if ('requestIdleCallback' in window) window.requestIdleCallback(load, { timeout: 2000 });
  else setTimeout(load, 300);
}
