import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/inter/wght.css';
import '../layout/base.css';
import '../public/public.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { rootRule } from '../layout/tokens.js';
import { SetupPage } from './SetupPage.js';

/** Seen once in the life of a house, before there is anyone to sign in. */
export function start(root: HTMLElement): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rootRule('light'));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  createRoot(root).render(
    <StrictMode>
      <SetupPage />
    </StrictMode>,
  );
}
