import { beforeAll, describe } from '@jest/globals';
import { type Role, signIn } from './accounts.js';
import { shot } from './screenshots.js';
import { openStage } from './stage.js';
import type { Visitor } from './visitor.js';

const { enter, scene } = openStage();

interface Screen {
  /** Of the picture in docs/screenshots: number and room. */
  name: string;
  path: string;
  title: string | RegExp;
  /** Words that stand there once everything is loaded. */
  shows?: string | RegExp;
  /** The picture is of the whole page. */
  whole?: boolean;
  /** Opens the first row of the list: its page is the screen, or has a list of its own to go on from. */
  first?: Pick<Screen, 'title' | 'shows' | 'first'>;
}

/** Every screen by who uses it. What needs a story to be there (a dry run, a verdict) is pictured by the main job. */
const screens: Record<Role, readonly Screen[]> = {
  student: [
    { name: '01-record', path: '/', title: 'Mai Anh Nguyễn', shows: 'Entries' },
    { name: '01-record-whole', path: '/', title: 'Mai Anh Nguyễn', shows: 'Official versions', whole: true },
    { name: '01-record-as-list', path: '/?years=list', title: 'Mai Anh Nguyễn', shows: 'Programme and role' },
    { name: '03-evidence', path: '/evidence', title: 'Evidence', shows: 'Handed in' },
    { name: '03-hand-in', path: '/evidence/new', title: 'Hand in evidence', shows: 'Where was it made?' },
  ],
  staff: [
    { name: '05-today-staff', path: '/', title: /./, shows: 'To verify' },
    { name: '06-to-verify', path: '/participations', title: 'To verify', shows: 'History' },
    { name: '07-activities', path: '/activities', title: 'Activities', shows: /^1–/ },
    {
      name: '07-activity',
      path: '/activities?sort=startsOn&order=DESC',
      title: 'Activities',
      shows: /^1–/,
      first: { title: /./, shows: 'Roster' },
    },
    {
      name: '07-participation',
      path: '/activities',
      title: 'Activities',
      shows: /^1–/,
      first: { title: /./, shows: 'Roster', first: { title: /./, shows: 'What happened' } },
    },
    { name: '07-plan-activity', path: '/activities/create', title: 'Plan an activity', shows: 'Term' },
    { name: '08-imports', path: '/imports', title: 'Imports', shows: /^1–|No roster was imported yet/ },
    { name: '09-programmes', path: '/programmes', title: 'Programmes', shows: /^1–/ },
    {
      name: '09-programme',
      path: '/programmes',
      title: 'Programmes',
      shows: /^1–/,
      first: { title: /./, shows: 'Outcomes' },
    },
    { name: '15-competencies', path: '/frameworks', title: 'Competencies', shows: 'Northfield career readiness' },
    {
      name: '15-framework',
      path: '/frameworks',
      title: 'Competencies',
      shows: /^1–/,
      first: { title: 'Northfield career readiness', shows: 'Reflection' },
    },
    { name: '15-import-a-framework', path: '/frameworks/import', title: 'Import a framework' },
  ],
  faculty: [
    { name: '10-to-review', path: '/submissions', title: 'To review', shows: /^1–/ },
    { name: '10-decided', path: '/assessments', title: 'Decided', shows: /^1–/ },
  ],
  registrar: [
    { name: '05-today-registrar', path: '/', title: /./, shows: 'Holds in force' },
    { name: '11-publication', path: '/publications', title: 'Publication', shows: 'Spring 2026' },
    { name: '11-publish-a-term', path: '/publications/create', title: 'Publish a term', shows: 'Spring 2026' },
    { name: '12-records', path: '/records', title: 'Records', shows: /^1–/ },
    {
      name: '12-record',
      path: '/records?filter={"state":"issued"}',
      title: 'Records',
      shows: /^1–/,
      first: { title: /./, shows: 'Versions' },
    },
    { name: '17-terms', path: '/terms', title: 'Terms', shows: 'Spring 2026' },
    { name: '17-add-a-term', path: '/terms/create', title: 'Add a term' },
    { name: '17-holds', path: '/holds', title: 'Holds', shows: /^1–/ },
    { name: '17-place-a-hold', path: '/holds/create', title: /hold/i },
  ],
  admin: [
    { name: '05-today-administrator', path: '/', title: /./, shows: /Programmes? proposed/ },
    { name: '16-people', path: '/people', title: 'People', shows: /^1–/ },
    {
      name: '16-person',
      path: '/people?filter={"q":"Brandt"}',
      title: 'People',
      first: { title: /Brandt/, shows: 'Sign-in' },
    },
    { name: '16-add-a-person', path: '/people/create', title: 'Add a person' },
    { name: '17-units', path: '/units', title: 'Units', shows: /^1–/ },
    { name: '17-add-a-unit', path: '/units/create', title: 'Add a unit' },
    { name: '17-institution', path: '/institution', title: 'Institution', shows: 'The seal with these words' },
    { name: '17-keys', path: '/keys', title: 'Keys', shows: /did:/ },
    { name: '17-audit-log', path: '/audit-events', title: 'Audit log', shows: /^1–/ },
  ],
};

async function open(visitor: Visitor, screen: Screen): Promise<void> {
  await visitor.goto(screen.path);
  await look(visitor, screen);
}

async function look(
  visitor: Visitor,
  { title, shows, first }: Pick<Screen, 'title' | 'shows' | 'first'>,
): Promise<void> {
  await visitor.arrivesAt(title);
  if (shows) await visitor.sees(shows);
  if (!first) return;
  const link = visitor.page.getByRole('table').locator('tbody a').first();
  const to = (await link.getAttribute('href')) ?? '';
  await link.click();
  await visitor.page.waitForURL(`**${to}`);
  await look(visitor, first);
}

describe.each(Object.keys(screens) as Role[])('every screen of the %s', (role) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await enter();
    await signIn(visitor, role);
  });
  for (const screen of screens[role])
    scene(`${role}: ${screen.name.slice(3)}`, async () => {
      await open(visitor, screen);
      await shot(visitor.page, screen.name, { whole: screen.whole });
    });
});

describe('the doors that need no account', () => {
  scene('anyone: sign in', async () => {
    const stranger = await enter();
    await stranger.goto('/');
    await stranger.arrivesAt('Sign in');
    await shot(stranger.page, '14-sign-in');
  });

  scene('anyone: verify', async () => {
    const stranger = await enter();
    await stranger.goto('/verify');
    await stranger.arrivesAt('Is this record genuine?');
    await shot(stranger.page, '04-verify');
  });

  scene('anyone: set up, where the link was used before', async () => {
    const stranger = await enter();
    await stranger.goto('/setup#used-before');
    await stranger.arrivesAt('Set up Laurel');
    await shot(stranger.page, '14-set-up');
  });

  scene('anyone: an address that leads nowhere', async () => {
    const staff = await enter();
    await signIn(staff, 'staff');
    await staff.goto('/no/such/place');
    await staff.sees('There is nothing here');
    await shot(staff.page, '14-nothing-here');
  });

  scene('in the dark', async () => {
    const staff = await enter({ colorScheme: 'dark' });
    await signIn(staff, 'staff');
    await staff.goto('/participations');
    await staff.sees('History');
    await shot(staff.page, '06-to-verify-dark');
  });
});
