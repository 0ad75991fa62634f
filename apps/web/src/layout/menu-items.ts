import type { Role } from '@laurel/domain';
import {
  BankIcon,
  CalendarDotsIcon,
  CalendarIcon,
  CertificateIcon,
  ClipboardTextIcon,
  ClockCounterClockwiseIcon,
  FileTextIcon,
  FolderOpenIcon,
  GraduationCapIcon,
  HouseIcon,
  type Icon,
  IdentificationBadgeIcon,
  KeyIcon,
  ListChecksIcon,
  LockSimpleIcon,
  NoteIcon,
  ScrollIcon,
  StackIcon,
  StampIcon,
  TrayArrowDownIcon,
  TreeStructureIcon,
  UsersIcon,
} from '@phosphor-icons/react';

export interface MenuItem {
  label: string;
  to: string;
  icon: Icon;
  /** The resource behind it: an item comes with its room and is not shown before. */
  room: string;
  /** Which rows wait for somebody: the list whose total stands at the item's end. */
  waiting?: { resource: string; filter: Record<string, unknown> };
}

export interface MenuGroup {
  label?: string;
  items: MenuItem[];
}

const today: MenuItem = { label: 'Today', to: '/', icon: HouseIcon, room: 'today' };
const people: MenuItem = { label: 'People', to: '/people', icon: UsersIcon, room: 'people' };
const programmes: MenuItem = { label: 'Programmes', to: '/programmes', icon: StackIcon, room: 'programmes' };
const frameworks: MenuItem = { label: 'Competencies', to: '/frameworks', icon: GraduationCapIcon, room: 'frameworks' };
const records: MenuItem = { label: 'Records', to: '/records', icon: CertificateIcon, room: 'records' };
const audit: MenuItem = { label: 'Audit log', to: '/audit-events', icon: ScrollIcon, room: 'audit-events' };
const terms: MenuItem = { label: 'Terms', to: '/terms', icon: CalendarIcon, room: 'terms' };

/** At most ten items a role, grouped by task; counts only where somebody waits. */
export const menus: Record<Role, MenuGroup[]> = {
  staff: [
    {
      items: [
        today,
        {
          label: 'To verify',
          to: '/participations',
          icon: NoteIcon,
          room: 'participations',
          waiting: { resource: 'participations', filter: { queue: true } },
        },
        { label: 'Activities', to: '/activities', icon: CalendarDotsIcon, room: 'activities' },
        { label: 'Imports', to: '/imports', icon: TrayArrowDownIcon, room: 'imports' },
      ],
    },
    { label: 'Catalogue', items: [programmes, frameworks] },
    { label: 'Look up', items: [people] },
  ],
  reviewer: [
    {
      items: [
        {
          label: 'To review',
          to: '/submissions',
          icon: ClipboardTextIcon,
          room: 'submissions',
          waiting: { resource: 'submissions', filter: { queue: true } },
        },
        { label: 'Decided', to: '/assessments', icon: ClockCounterClockwiseIcon, room: 'assessments' },
      ],
    },
    { label: 'Look up', items: [{ ...frameworks, icon: ListChecksIcon }, people] },
  ],
  registrar: [
    {
      items: [
        today,
        { label: 'Publication', to: '/publications', icon: StampIcon, room: 'publications' },
        records,
        { label: 'Holds', to: '/holds', icon: LockSimpleIcon, room: 'holds' },
      ],
    },
    { label: 'Institution', items: [terms, programmes, frameworks] },
    { label: 'Look up', items: [people] },
  ],
  administrator: [
    {
      items: [
        today,
        people,
        { label: 'Roles', to: '/role-grants', icon: IdentificationBadgeIcon, room: 'role-grants' },
        { label: 'Units', to: '/units', icon: TreeStructureIcon, room: 'units' },
        { label: 'Institution', to: '/institution', icon: BankIcon, room: 'institution' },
        terms,
        programmes,
        frameworks,
      ],
    },
    { label: 'Trust', items: [{ label: 'Keys', to: '/keys', icon: KeyIcon, room: 'keys' }] },
    { label: 'System', items: [audit] },
  ],
  auditor: [{ items: [audit, records, people, { ...programmes, label: 'Catalogue' }, frameworks] }],
  student: [
    {
      items: [
        { label: 'My record', to: '/', icon: FileTextIcon, room: 'record' },
        { label: 'Evidence', to: '/evidence', icon: FolderOpenIcon, room: 'evidence' },
      ],
    },
  ],
};

/** The groups of `role` with only the items whose room is built. */
export function menuOf(role: Role, rooms: ReadonlySet<string>): MenuGroup[] {
  return menus[role]
    .map((group) => ({ ...group, items: group.items.filter((item) => rooms.has(item.room)) }))
    .filter((group) => group.items.length > 0);
}
