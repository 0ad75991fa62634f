import { useEffect, useRef } from 'react';

const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]';

/**
 * Single keys for a page, by `KeyboardEvent.key`, letters small (`⇧v` with shift, `⌘Enter` with ⌘ or Ctrl). None works while a field has
 * focus or a dialog is open, so that typing never decides anything.
 */
export function useKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = event.metaKey || event.ctrlKey;
      if (event.defaultPrevented || event.altKey || event.repeat) return;
      const target = event.target instanceof Element ? event.target : null;
      if (!command && target?.closest(TYPING)) return;
      if (document.querySelector('[role="dialog"], [role="menu"]')) return;
      const letter = /^[a-z]$/i.test(event.key);
      const shift = letter && event.shiftKey ? '⇧' : '';
      const run = latest.current[`${command ? '⌘' : ''}${shift}${letter ? event.key.toLowerCase() : event.key}`];
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
