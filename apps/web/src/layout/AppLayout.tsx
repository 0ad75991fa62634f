import { Suspense } from 'react';
import type { LayoutProps } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { Guard } from './Guard.js';
import { Placeholder } from './States.js';
import { StudentFrame } from './StudentFrame.js';
import { useActiveRole } from './use-me.js';
import { WorkFrame } from './WorkFrame.js';

/** The frame around every page behind sign-in: a reading frame for students, menu and bar for work. */
export function AppLayout({ children }: Pick<LayoutProps, 'children'>) {
  const { role } = useActiveRole();
  const { pathname } = useLocation();
  if (!role) return <Placeholder rows={8} height={600} />;
  const Frame = role === 'student' ? StudentFrame : WorkFrame;
  return (
    <Frame role={role}>
      <Guard key={pathname}>
        <Suspense fallback={<Placeholder rows={10} height={600} />}>{children}</Suspense>
      </Guard>
    </Frame>
  );
}
