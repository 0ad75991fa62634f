import type { Role } from '@laurel/domain';
import IconButton from '@mui/material/IconButton';
import { ListIcon, XIcon } from '@phosphor-icons/react';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { Account } from './Account.js';
import { Wordmark } from './Logo.js';
import { Menu } from './Menu.js';
import { Search } from './Search.js';

/** Work pages: the menu on canvas, everything else on one surface from there to the edge. */
export function WorkFrame({ role, children }: { role: Role; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: going anywhere closes the menu over the page.
  useEffect(() => setOpen(false), [pathname]);
  return (
    <div className="work" data-menu={open ? 'open' : 'shut'}>
      <a className="skip" href="#main-content">
        Skip to the content
      </a>
      <aside className="work-menu" aria-label="Laurel">
        <div className="work-menu-head">
          <Wordmark />
          <IconButton className="only-narrow" aria-label="Close the menu" onClick={() => setOpen(false)}>
            <XIcon size={18} />
          </IconButton>
        </div>
        <Menu role={role} />
        <Account role={role} />
      </aside>
      <div className="work-page">
        <header className="work-bar">
          <IconButton className="only-narrow" aria-label="Open the menu" onClick={() => setOpen(true)}>
            <ListIcon size={20} />
          </IconButton>
          <nav id="page-path" aria-label="Path" />
          <Search role={role} />
        </header>
        <main id="main-content" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}
