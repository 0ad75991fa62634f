import { createHash } from 'node:crypto';
import type { AchievementDocument } from './achievement-document.js';

const STYLE = `
:root { color-scheme: light; }
body { margin: 0; background: #F4F6F4; color: #15201B; font: 16px/24px Inter, system-ui, sans-serif; }
main { max-width: 720px; margin: 0 auto; padding: 36px 20px 48px; }
article { background: #FFFFFF; border: 1px solid #E2E7E3; border-radius: 14px; padding: 28px 24px; }
h1, h2 { font-family: "Source Serif 4", Georgia, "Times New Roman", serif; font-weight: 600; }
h1 { font-size: 34px; line-height: 42px; letter-spacing: -0.016em; margin: 4px 0 12px; }
h2 { font-size: 21px; line-height: 28px; margin: 28px 0 8px; }
p { margin: 0 0 12px; white-space: pre-line; overflow-wrap: anywhere; }
.quiet { color: #46534D; font-size: 14px; line-height: 20px; }
ul + .quiet, h2 + p + .quiet { margin-top: 28px; }
ul, ol { margin: 0; padding-inline-start: 20px; }
li { margin: 0 0 6px; }
a { color: #14604A; }
a:focus-visible { outline: 2px solid #1D4F91; outline-offset: 2px; }
@media print { body { background: #FFFFFF; } article { border: 0; padding: 0; } }
`;

/** Nothing but this one style: no script, no picture, no frame, no form, nothing from elsewhere. */
export const ACHIEVEMENT_PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

/** A name in its own direction: it neither turns the line around it nor is turned by it. */
const isolated = (text: string): string => `<bdi>${escaped(text)}</bdi>`;

/** A link where the address is one that a reader may follow, else the words alone. */
const linked = (words: string, url: string | undefined): string =>
  url && /^https?:\/\//i.test(url)
    ? `<a href="${escaped(url)}" rel="noreferrer">${isolated(words)}</a>`
    : isolated(words);

const section = (title: string, content: string): string => (content ? `<h2>${title}</h2>\n${content}` : '');

/** "CoCurricular" → "Co-curricular"; words of the vocabulary as people write them. */
const typeInWords = (type: string): string =>
  type === 'CoCurricular' ? 'Co-curricular' : type.replace(/^ext:/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' ');

/** A page for people who followed the address of an achievement: what there is to achieve, and how it is measured. */
export function achievementPage(achievement: AchievementDocument): string {
  const { name, description, criteria, creator, alignment = [], resultDescription = [] } = achievement;
  const facts = [
    achievement.achievementType && typeInWords(achievement.achievementType),
    ...(achievement.tag ?? []),
    achievement.humanCode,
    achievement.version && `version ${achievement.version}`,
  ].filter((fact): fact is string => Boolean(fact));
  const shows = alignment.map(
    (one) =>
      `<li>${linked(one.targetName, one.targetUrl)}${one.targetFramework ? `, ${isolated(one.targetFramework)}` : ''}${
        one.targetDescription ? ` <span class="quiet">${escaped(one.targetDescription)}</span>` : ''
      }</li>`,
  );
  const measures = resultDescription.map(
    (one) => `<li>${isolated(one.name)}${levels(one.rubricCriterionLevel ?? [])}</li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(name)}${creator?.name ? ` · ${escaped(creator.name)}` : ''}</title>
<link rel="alternate" type="application/ld+json" href="${escaped(achievement.id)}">
<style>${STYLE}</style>
</head>
<body>
<main>
<article>
<p class="quiet">${facts.map(isolated).join(' · ')}</p>
<h1>${isolated(name)}</h1>
${creator?.name ? `<p class="quiet">Awarded by ${linked(creator.name, creator.url)}</p>` : ''}
<p>${escaped(description)}</p>
${section('What had to be done', criteria.narrative ? `<p>${escaped(criteria.narrative)}</p>` : '')}
${section('What it shows', shows.length > 0 ? `<ul>\n${shows.join('\n')}\n</ul>` : '')}
${section('How it is measured', measures.length > 0 ? `<ul>\n${measures.join('\n')}\n</ul>` : '')}
<p class="quiet">This page says what the achievement is. Who holds it is known only from a signed credential.</p>
</article>
</main>
</body>
</html>
`;
}

function levels(scale: readonly { name: string; description?: string }[]): string {
  if (scale.length === 0) return '';
  const items = scale.map(
    (level) => `<li>${isolated(level.name)}${level.description ? `: ${escaped(level.description)}` : ''}</li>`,
  );
  return `<ol>${items.join('')}</ol>`;
}
