import type { FrameworkRow } from '@laurel/contract';
import Button from '@mui/material/Button';
import { GraduationCapIcon, UploadSimpleIcon } from '@phosphor-icons/react';
import { Link } from 'react-router-dom';
import { ListPage } from '../layout/list/ListPage.js';
import { SearchField } from '../layout/list/SearchField.js';
import { Empty } from '../layout/States.js';
import { useMay } from '../layout/use-me.js';
import { useTimeZone } from '../providers/use-institution.js';
import { printCount, printDay } from '../record/print.js';
import './framework.css';

/** The frameworks whose competencies programmes and reviews refer to. */
export function FrameworkList() {
  const imports = useMay('framework.import');
  const timeZone = useTimeZone();
  return (
    <div className="framework-page">
      <ListPage<FrameworkRow>
        resource="frameworks"
        title="Competencies"
        things="frameworks"
        sort={{ field: 'title', order: 'ASC' }}
        to={(framework) => `/frameworks/${framework.id}/show`}
        under="By framework. Programmes name them as outcomes; work is judged against their rubrics."
        filters={<SearchField label="Find a framework" />}
        actions={
          imports && (
            <Button
              component={Link}
              to="/frameworks/import"
              variant="contained"
              color="primary"
              startIcon={<UploadSimpleIcon size={18} />}
            >
              Import a framework
            </Button>
          )
        }
        empty={
          <Empty
            icon={GraduationCapIcon}
            title="No framework yet"
            action={imports && <Link to="/frameworks/import">Import the first one</Link>}
          >
            A framework comes as a CASE package, version 1.0 or 1.1.
          </Empty>
        }
        columns={[
          {
            label: 'Framework',
            sortBy: 'title',
            cell: (framework) => <bdi lang={framework.language ?? undefined}>{framework.title}</bdi>,
          },
          { label: 'Published by', sortBy: 'creator', wide: true, cell: (framework) => <bdi>{framework.creator}</bdi> },
          { label: 'Competencies', end: true, cell: (framework) => printCount(framework.active) },
          { label: 'Retired', end: true, wide: true, cell: (framework) => printCount(framework.retired) },
          {
            label: 'CASE',
            wide: true,
            cell: (framework) => framework.caseVersion ?? <span className="hint">not said</span>,
          },
          {
            label: 'Imported',
            sortBy: 'importedAt',
            cell: (framework) => (
              <>
                <span className="nowrap">{printDay(framework.importedAt, timeZone)}</span>
                {framework.importedByName && (
                  <span className="beside only-wide">
                    by <bdi>{framework.importedByName}</bdi>
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
    </div>
  );
}
