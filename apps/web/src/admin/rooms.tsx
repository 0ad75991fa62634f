import { lazy, type ReactElement } from 'react';
import { CustomRoutes, Resource } from 'react-admin';
import { Route } from 'react-router-dom';

const ParticipationPage = lazy(() =>
  import('../participations/ParticipationPage.js').then((room) => ({ default: room.ParticipationPage })),
);
const ActivityList = lazy(() =>
  import('../activities/ActivityList.js').then((room) => ({ default: room.ActivityList })),
);
const ActivityPage = lazy(() =>
  import('../activities/ActivityPage.js').then((room) => ({ default: room.ActivityPage })),
);
const ActivityCreate = lazy(() =>
  import('../activities/ActivityForms.js').then((room) => ({ default: room.ActivityCreate })),
);
const ActivityEdit = lazy(() =>
  import('../activities/ActivityForms.js').then((room) => ({ default: room.ActivityEdit })),
);
const ImportPage = lazy(() => import('../imports/ImportPage.js').then((room) => ({ default: room.ImportPage })));
const ImportList = lazy(() => import('../imports/ImportList.js').then((room) => ({ default: room.ImportList })));
const ProgrammeList = lazy(() =>
  import('../programmes/ProgrammeList.js').then((room) => ({ default: room.ProgrammeList })),
);
const ProgrammePage = lazy(() =>
  import('../programmes/ProgrammePage.js').then((room) => ({ default: room.ProgrammePage })),
);
const ProgrammeCreate = lazy(() =>
  import('../programmes/ProgrammeCreate.js').then((room) => ({ default: room.ProgrammeCreate })),
);
const PersonList = lazy(() => import('../people/PersonList.js').then((room) => ({ default: room.PersonList })));
const PersonPage = lazy(() => import('../people/PersonPage.js').then((room) => ({ default: room.PersonPage })));
const PersonCreate = lazy(() => import('../people/PersonForms.js').then((room) => ({ default: room.PersonCreate })));
const PersonEdit = lazy(() => import('../people/PersonForms.js').then((room) => ({ default: room.PersonEdit })));
const UnitList = lazy(() => import('../units/UnitPages.js').then((room) => ({ default: room.UnitList })));
const UnitCreate = lazy(() => import('../units/UnitPages.js').then((room) => ({ default: room.UnitCreate })));
const UnitEdit = lazy(() => import('../units/UnitPages.js').then((room) => ({ default: room.UnitEdit })));
const TermList = lazy(() => import('../terms/TermPages.js').then((room) => ({ default: room.TermList })));
const TermCreate = lazy(() => import('../terms/TermPages.js').then((room) => ({ default: room.TermCreate })));
const TermEdit = lazy(() => import('../terms/TermPages.js').then((room) => ({ default: room.TermEdit })));
const InstitutionPage = lazy(() =>
  import('../institution/InstitutionPage.js').then((room) => ({ default: room.InstitutionPage })),
);
const HoldList = lazy(() => import('../holds/HoldPages.js').then((room) => ({ default: room.HoldList })));
const HoldCreate = lazy(() => import('../holds/HoldPages.js').then((room) => ({ default: room.HoldCreate })));
const KeyList = lazy(() => import('../keys/KeyList.js').then((room) => ({ default: room.KeyList })));
const QueuePage = lazy(() => import('../participations/QueuePage.js').then((room) => ({ default: room.QueuePage })));
const AuditList = lazy(() => import('../audit/AuditList.js').then((room) => ({ default: room.AuditList })));
const RunList = lazy(() => import('../publication/RunList.js').then((room) => ({ default: room.RunList })));
const PublishPage = lazy(() => import('../publication/PublishPage.js').then((room) => ({ default: room.PublishPage })));
const RunPage = lazy(() => import('../publication/RunPage.js').then((room) => ({ default: room.RunPage })));
const RecordList = lazy(() => import('../records/RecordList.js').then((room) => ({ default: room.RecordList })));
const ReviewList = lazy(() => import('../reviews/ReviewList.js').then((room) => ({ default: room.ReviewList })));
const ReviewPage = lazy(() => import('../reviews/ReviewPage.js').then((room) => ({ default: room.ReviewPage })));
const DecidedList = lazy(() => import('../reviews/DecidedList.js').then((room) => ({ default: room.DecidedList })));
const FrameworkList = lazy(() =>
  import('../frameworks/FrameworkList.js').then((room) => ({ default: room.FrameworkList })),
);
const FrameworkPage = lazy(() =>
  import('../frameworks/FrameworkPage.js').then((room) => ({ default: room.FrameworkPage })),
);
const ImportFramework = lazy(() =>
  import('../frameworks/ImportFramework.js').then((room) => ({ default: room.ImportFramework })),
);
const RecordPage = lazy(() => import('../records/RecordPage.js').then((room) => ({ default: room.RecordPage })));
const RecordEntryPage = lazy(() =>
  import('../records/RecordEntryPage.js').then((room) => ({ default: room.RecordEntryPage })),
);
const EntryPage = lazy(() => import('../my-record/EntryPage.js').then((room) => ({ default: room.EntryPage })));
const EvidenceList = lazy(() => import('../evidence/EvidenceList.js').then((room) => ({ default: room.EvidenceList })));
const SubmissionPage = lazy(() =>
  import('../evidence/SubmissionPage.js').then((room) => ({ default: room.SubmissionPage })),
);
const SubmitPage = lazy(() => import('../evidence/SubmitPages.js').then((room) => ({ default: room.SubmitPage })));
const RevisePage = lazy(() => import('../evidence/SubmitPages.js').then((room) => ({ default: room.RevisePage })));

/** Every room of this build. Each comes as its own file when somebody enters it. */
export const resources: ReactElement[] = [
  <Resource key="participations" name="participations" list={QueuePage} show={ParticipationPage} />,
  <Resource
    key="activities"
    name="activities"
    list={ActivityList}
    show={ActivityPage}
    create={ActivityCreate}
    edit={ActivityEdit}
  />,
  <Resource key="imports" name="imports" list={ImportList} />,
  <Resource key="programmes" name="programmes" list={ProgrammeList} show={ProgrammePage} create={ProgrammeCreate} />,
  <Resource key="people" name="people" list={PersonList} show={PersonPage} create={PersonCreate} edit={PersonEdit} />,
  <Resource key="units" name="units" list={UnitList} create={UnitCreate} edit={UnitEdit} />,
  <Resource key="terms" name="terms" list={TermList} create={TermCreate} edit={TermEdit} />,
  <Resource key="holds" name="holds" list={HoldList} create={HoldCreate} />,
  <Resource key="keys" name="keys" list={KeyList} />,
  <Resource key="audit-events" name="audit-events" list={AuditList} />,
  <Resource key="submissions" name="submissions" list={ReviewList} show={ReviewPage} />,
  <Resource key="frameworks" name="frameworks" list={FrameworkList} show={FrameworkPage} />,
  <Resource key="publications" name="publications" list={RunList} show={RunPage} create={PublishPage} />,
  <Resource key="records" name="records" list={RecordList} show={RecordPage} />,
];

/** Pages that are no list, form or view of a resource: a student's own, and steps of a task. */
export const routes: ReactElement[] = [
  <CustomRoutes key="import">
    <Route path="/activities/:id/import" element={<ImportPage />} />
  </CustomRoutes>,
  <CustomRoutes key="record-entries">
    <Route path="/records/:id/entries/:key" element={<RecordEntryPage />} />
  </CustomRoutes>,
  <CustomRoutes key="my-record">
    <Route path="/entries/:key" element={<EntryPage />} />
  </CustomRoutes>,
  <CustomRoutes key="framework import">
    <Route path="/frameworks/import" element={<ImportFramework />} />
  </CustomRoutes>,
  <CustomRoutes key="institution">
    <Route path="/institution" element={<InstitutionPage />} />
  </CustomRoutes>,
  <CustomRoutes key="assessments">
    <Route path="/assessments" element={<DecidedList />} />
    <Route path="/assessments/:state" element={<DecidedList />} />
  </CustomRoutes>,
  <CustomRoutes key="evidence">
    <Route path="/evidence" element={<EvidenceList />} />
    <Route path="/evidence/new" element={<SubmitPage />} />
    <Route path="/evidence/:id" element={<SubmissionPage />} />
    <Route path="/evidence/:id/revise" element={<RevisePage />} />
  </CustomRoutes>,
];

/** Names for the menus: an item shows only when its room is here. */
export const rooms: ReadonlySet<string> = new Set([
  'today',
  'participations',
  'activities',
  'imports',
  'programmes',
  'people',
  'units',
  'terms',
  'institution',
  'holds',
  'keys',
  'audit-events',
  'submissions',
  'assessments',
  'frameworks',
  'publications',
  'records',
  'record',
  'evidence',
]);
