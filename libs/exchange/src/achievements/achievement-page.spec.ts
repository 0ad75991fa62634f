import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ACHIEVEMENT_PAGE_POLICY, achievementPage } from './achievement-page.js';

const achievement = {
  id: 'https://laurel.sample.edu/achievements/1.2',
  name: 'Orientation Leaders',
  description: 'Students lead new students.',
  criteria: { narrative: 'Take part.\n\nAs Captain: leads.' },
  achievementType: 'CoCurricular',
  creator: { name: 'Student Life' },
  version: '2',
  alignment: [{ targetName: 'Leadership', targetUrl: 'https://laurel.sample.edu/c/1', targetFramework: 'Readiness' }],
  resultDescription: [
    { id: '#m', name: 'Verified minutes', resultType: 'RawScore' },
    {
      id: '#d',
      name: 'Depth of involvement',
      resultType: 'RubricCriterionLevel',
      rubricCriterionLevel: [{ id: '#d-1', name: 'Attended', description: 'took part' }],
    },
  ],
};

describe('the page of an achievement', () => {
  it('says what it is, what had to be done, what it shows and how it is measured', () => {
    const page = achievementPage(achievement);
    for (const words of [
      'Co-curricular',
      '<h1><bdi>Orientation Leaders</bdi></h1>',
      'Student Life',
      'Take part.\n\nAs Captain: leads.',
      '<a href="https://laurel.sample.edu/c/1" rel="noreferrer"><bdi>Leadership</bdi></a>',
      'Verified minutes',
      '<bdi>Attended</bdi>: took part',
    ])
      expect(page).toContain(words);
  });

  it('shows whatever people wrote as text', () => {
    const evil = `"><script>x()</script><img src=x onerror='y()'>`;
    const page = achievementPage({
      ...achievement,
      id: `https://laurel.sample.edu/achievements/${evil}`,
      name: evil,
      description: evil,
      criteria: { narrative: evil },
      achievementType: `ext:${evil}`,
      creator: { name: evil, url: `javascript:${evil}` },
      tag: [evil],
      humanCode: evil,
      alignment: [{ targetName: evil, targetUrl: 'javascript:x()', targetFramework: evil, targetDescription: evil }],
      resultDescription: [
        { id: '', name: evil, resultType: evil, rubricCriterionLevel: [{ id: '', name: evil, description: evil }] },
      ],
    });
    expect(page).not.toMatch(/<script|<img|href="javascript/);
    expect(page.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(10);
  });

  it('allows its own style and nothing else', () => {
    const style = /<style>([\s\S]*)<\/style>/.exec(achievementPage(achievement))?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(ACHIEVEMENT_PAGE_POLICY).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
    expect(ACHIEVEMENT_PAGE_POLICY).not.toContain('unsafe');
  });
});
