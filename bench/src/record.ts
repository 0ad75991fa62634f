import { type AssembledRecord, assembleRecord, type ParticipationEntry } from '@laurel/domain';

/** A record of `entries` participations, as a busy student has; every entry differs. */
export function busyRecord(entries: number): AssembledRecord {
  const participations = Array.from({ length: entries }, (_, index): ParticipationEntry => {
    const month = String((index % 9) + 1).padStart(2, '0');
    return {
      kind: 'participation',
      key: `participation:00000000-0000-8000-8000-${String(index).padStart(12, '0')}`,
      title: `Programme ${index}`,
      startsOn: `2025-${month}-03`,
      endsOn: `2025-${month}-24`,
      termCode: '2025S',
      termTitle: 'Spring 2025',
      programmeVersionId: `00000000-0000-8000-9000-${String(index).padStart(12, '0')}`,
      programmeVersionNumber: 1,
      description: 'Students take part for a term and answer for a share of the work.',
      criteria: 'Took part in ten of twelve meetings and finished one piece of work.',
      achievementType: 'CoCurricular',
      category: { code: 'service', name: 'Service' },
      unit: { id: '00000000-0000-8000-a000-000000000001', name: 'Community Engagement' },
      role: { id: '00000000-0000-8000-b000-000000000001', name: 'Member', duties: 'Prepares and serves.' },
      depth: 'contributed',
      minutes: 600 + index,
      activityTitle: 'Main group',
      outcomes: [
        {
          competencyId: '00000000-0000-8000-8000-0000000000aa',
          uri: 'https://northfield.example/ims/case/v1p1/CFItems/00000000-0000-8000-8000-0000000000aa',
          name: 'Teamwork',
          code: 'TEA',
          framework: 'Career readiness',
          level: 2,
          levelName: 'Developing',
        },
      ],
      witnesses: [
        {
          name: 'A. Coordinator',
          post: 'Programme Coordinator',
          unit: 'Community Engagement',
          capacity: 'staff',
          method: 'roster file',
          at: '2025-10-01T12:00:00.000Z',
        },
      ],
    };
  });
  return assembleRecord({
    institution: { name: 'Northfield University', url: 'https://northfield.example' },
    subject: {
      personId: '00000000-0000-8000-8000-0000000000ff',
      displayName: 'Busy Student',
      study: 'BA History',
      classYear: 2027,
    },
    participations,
    competencies: [],
    academic: [],
    assessedKeys: new Set(),
  });
}
