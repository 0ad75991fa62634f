import { Head, Path } from '../layout/Page.js';

/** The frameworks whose competencies programmes and reviews refer to. */
export function FrameworkList() {
  return (
    <>
      <Path steps={[{ label: 'Competencies' }]} />
      <Head title="Competencies" />
    </>
  );
}
