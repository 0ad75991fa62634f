import '../layout/fonts.js';
import '../layout/base.css';
import '../record/record.css';
import '../layout/reading.css';
import '../layout/frame.css';
import '../layout/parts.css';
import '../layout/list/list.css';
import '../layout/form/form.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadScriptFonts } from '../layout/fonts.js';
import { App } from './App.js';

export function start(root: HTMLElement): void {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  loadScriptFonts();
}
