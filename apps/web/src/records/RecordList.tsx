import { Head, Path } from '../layout/Page.js';

/** The record of every student, and whether it is official. */
export function RecordList() {
  return (
    <>
      <Path steps={[{ label: 'Records' }]} />
      <Head title="Records" />
    </>
  );
}
