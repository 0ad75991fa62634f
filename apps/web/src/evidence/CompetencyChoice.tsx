import type { CompetencyRow } from '@laurel/contract';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useGetList } from 'react-admin';
import { LoadFailed, Placeholder } from '../layout/States.js';

interface CompetencyChoiceProps {
  value: string;
  fault: string | undefined;
  onChoose: (id: string) => void;
}

/** The competencies that have a rubric, and what the chosen one means. */
export function CompetencyChoice({ value, fault, onChoose }: CompetencyChoiceProps) {
  const { data, isPending, error, refetch } = useGetList<CompetencyRow>('competencies', {
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'name', order: 'ASC' },
    filter: { assessable: true, status: 'active' },
  });
  if (error && !data) return <LoadFailed what="The competencies" error={error} onRetry={() => refetch()} />;
  if (isPending) return <Placeholder rows={1} label="Loading competencies" />;
  const frameworks = new Set(data.map((competency) => competency.frameworkTitle));
  const chosen = data.find((competency) => competency.id === value);
  return (
    <>
      <TextField
        select
        id="competencyId"
        label="Competency"
        value={chosen ? value : ''}
        onChange={(event) => onChoose(event.target.value)}
        error={fault !== undefined}
        helperText={fault}
        className="question-field"
      >
        {data.map((competency) => (
          <MenuItem key={competency.id} value={competency.id}>
            {competency.name}
            {frameworks.size > 1 && <span className="beside">{competency.frameworkTitle}</span>}
          </MenuItem>
        ))}
      </TextField>
      {chosen && <p className="soft question-meaning">{chosen.statement}</p>}
    </>
  );
}
