import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/geist-mono/wght.css';
import '../layout/base.css';
import '../record/record.css';
import './public.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { rootRule } from '../layout/tokens.js';
import { VerifyPage } from './VerifyPage.js';

/** Public pages stay light: what a stranger prints or shows must look the same everywhere. */
export function start(root: HTMLElement): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rootRule('light'));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.body.classList.add('public');
  createRoot(root).render(
    <StrictMode>
      <VerifyPage />
    </StrictMode>,
  );
  void import('../layout/script-fonts.js');
}
