/**
 * The one door of all pages. Public pages are for strangers on any connection, so they come without the
 * administration's code; everybody else gets the app.
 */
const under = (path: string) => location.pathname === path || location.pathname.startsWith(`${path}/`);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root element');

const page = under('/verify')
  ? import('./public/start.js')
  : under('/setup')
    ? import('./setup/start.js')
    : import('./admin/start.js');
page.then(({ start }) => start(root));
