import { FileTextIcon, type Icon, LinkIcon, NoteIcon } from '@phosphor-icons/react';
import { Segments } from '../Segments.js';
import type { EntryOf } from './entry-words.js';
import { Part } from './Part.js';

const evidenceLooks: Record<'file' | 'link' | 'reflection', { icon: Icon; word: string }> = {
  file: { icon: FileTextIcon, word: 'File' },
  link: { icon: LinkIcon, word: 'Link' },
  reflection: { icon: NoteIcon, word: 'Reflection' },
};

/** A level: what it means on the scale, the scores that gave it, and what was judged. */
export function CompetencyFacts({ entry }: { entry: EntryOf<'competency'> }) {
  const { competency, scale, scores, evidence } = entry;
  const held = scale.findIndex((step) => step.level === competency.level);
  const meaning = scale[held]?.meaning;
  return (
    <>
      <Part title={`${competency.levelName}, level ${held + 1} of ${scale.length}`}>
        {meaning && <p className="soft">{meaning}</p>}
        <div className="level-scale">
          <Segments held={held + 1} of={scale.length} />
          <ol>
            {scale.map((step) => (
              <li key={step.level} aria-current={step.level === competency.level ? 'true' : undefined}>
                {step.name}
              </li>
            ))}
          </ol>
        </div>
      </Part>
      <Part title="What it means">
        <p className="prose">{competency.statement}</p>
        <p className="hint">
          {competency.framework}
          {competency.code && (
            <>
              {' · '}
              <span className="code">{competency.code}</span>
            </>
          )}
        </p>
      </Part>
      {scores.length > 0 && (
        <Part title={`Scores, rubric “${entry.rubricTitle}”`}>
          <ul className="facts-rows">
            {scores.map((score) => (
              <li key={score.criterion}>
                <span>{score.criterion}</span>
                <span className="facts-segments">
                  <Segments held={score.level} of={scale.length} />
                </span>
                <b>{score.levelName}</b>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {evidence.length > 0 && (
        <Part title={evidence.length === 1 ? 'The evidence' : `The evidence, ${evidence.length} items`}>
          <ul className="facts-rows">
            {evidence.map((item) => {
              const { icon: Icon, word } = evidenceLooks[item.kind];
              return (
                <li key={`${item.kind}${item.sha256}${item.name}`}>
                  <span className="evidence-name">
                    <Icon size={18} aria-hidden="true" />
                    <bdi>{item.name}</bdi>
                    {item.name !== word && <small className="hint">{word}</small>}
                  </span>
                  {item.sha256 && (
                    <span className="mono code hint" title={`SHA-256 ${item.sha256}`}>
                      {shortDigest(item.sha256)}
                    </span>
                  )}
                </li>
              );
            })}
          </ul>
          <p className="hint">The record keeps the digest of each item, not the item itself.</p>
        </Part>
      )}
    </>
  );
}

/** "9f2c 77d1 … e41b": enough to compare by eye; the whole is on hover. */
const shortDigest = (digest: string) => `${digest.slice(0, 4)} ${digest.slice(4, 8)} … ${digest.slice(-4)}`;
