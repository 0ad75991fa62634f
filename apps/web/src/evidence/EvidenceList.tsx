import { Head, Path } from '../layout/Page.js';

/** What a student handed in to be assessed. */
export function EvidenceList() {
  return (
    <>
      <Path steps={[{ label: 'Evidence' }]} />
      <Head title="Evidence" />
    </>
  );
}
