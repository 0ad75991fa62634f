import type { FrameworkView } from '@laurel/contract';
import Button from '@mui/material/Button';
import { GraduationCapIcon, UploadSimpleIcon } from '@phosphor-icons/react';
import { useRef } from 'react';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { Count, Head, Path } from '../layout/Page.js';
import { Empty, LoadFailed, Placeholder } from '../layout/States.js';
import { useMay } from '../layout/use-me.js';
import { useTimeZone } from '../providers/use-institution.js';
import { useWhole } from '../providers/use-whole.js';
import { printCount, printDay } from '../record/print.js';
import { CompetencyDetail } from './CompetencyDetail.js';
import { CompetencyTree } from './CompetencyTree.js';
import './framework.css';

const path = (label: string) => [{ label: 'Competencies', to: '/frameworks' }, { label }];

/** One framework: its competencies as a tree, and the chosen one with the rubric it is judged by. */
export function FrameworkPage() {
  const { id = '' } = useParams();
  const { data: framework, isPending, error, refetch } = useWhole<FrameworkView>('frameworks', id);
  if (error && !framework)
    return (
      <>
        <Path steps={path('Framework')} />
        <LoadFailed what="This framework" error={error} onRetry={() => refetch()} />
      </>
    );
  if (isPending || !framework) return <Placeholder rows={10} height={600} />;
  return <Framework key={framework.id} framework={framework} />;
}

function Framework({ framework }: { framework: FrameworkView }) {
  const imports = useMay('framework.import');
  const [search, setSearch] = useSearchParams();
  const detail = useRef<HTMLElement>(null);
  const { competencies } = framework;
  const chosen = competencies.find((one) => one.id === search.get('competency')) ?? competencies[0];
  const choose = (competencyId: string) => {
    setSearch({ competency: competencyId }, { replace: true });
    // On a phone the chosen one stands under the tree.
    if (matchMedia('(max-width: 900px)').matches) detail.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <>
      <Path steps={path(framework.title)} />
      <div className="framework-page">
        <Head
          title={<bdi lang={framework.language ?? undefined}>{framework.title}</bdi>}
          beside={<Count>{printCount(framework.active)}</Count>}
          under={<Facts framework={framework} />}
          actions={
            imports && (
              <Button component={Link} to="/frameworks/import" startIcon={<UploadSimpleIcon size={18} />}>
                Import again
              </Button>
            )
          }
        />
        {chosen ? (
          <div className="framework">
            <CompetencyTree rows={competencies} chosenId={chosen.id} onChoose={choose} />
            <section ref={detail} className="competency" aria-label="The chosen competency">
              <CompetencyDetail key={chosen.id} row={chosen} />
            </section>
          </div>
        ) : (
          <Empty
            icon={GraduationCapIcon}
            title="No competencies in it"
            action={<Link to="/frameworks">All frameworks</Link>}
          >
            The package held the framework alone.
          </Empty>
        )}
      </div>
    </>
  );
}

function Facts({ framework }: { framework: FrameworkView }) {
  const timeZone = useTimeZone();
  const { creator, caseVersion, importedAt, importedByName, retired, description } = framework;
  const facts = [
    creator,
    caseVersion && `CASE ${caseVersion}`,
    `imported ${printDay(importedAt, timeZone)}${importedByName ? ` by ${importedByName}` : ''}`,
    retired > 0 && `${printCount(retired)} retired`,
  ].filter(Boolean);
  return (
    <>
      <p>{facts.join(' · ')}</p>
      {description && <p className="framework-about">{description}</p>}
    </>
  );
}
