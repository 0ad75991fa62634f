/** Names and payloads of the jobs of a publication, shared by who enqueues and who does them. */
export const ASSEMBLE_RUN = 'publication.assemble';
export interface AssembleRun {
  runId: string;
}

export const ISSUE_RECORD = 'record.issue';
export interface IssueRecord {
  recordVersionId: string;
}

/** One waiting job a version, however often it is enqueued. */
export const issueJobKey = (recordVersionId: string): string => `${ISSUE_RECORD}:${recordVersionId}`;
export const assembleJobKey = (runId: string): string => `${ASSEMBLE_RUN}:${runId}`;
