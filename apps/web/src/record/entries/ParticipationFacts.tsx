import { ACHIEVEMENT_TYPE_WORDS, isAchievementType, printDateRange, printMinutes } from '@laurel/domain';
import { DepthMark } from '../Leaves.js';
import type { EntryOf } from './entry-words.js';
import { Fact, Part } from './Part.js';

/** Text as it was approved: paragraphs kept, nothing read as markup. */
const Prose = ({ children }: { children: string }) => <p className="prose">{children}</p>;

/** What was done, how much of it, what the role does and what had to be done for it. */
export function ParticipationFacts({ entry }: { entry: EntryOf<'participation'> }) {
  return (
    <>
      <Part title="How deep, and how much">
        <DepthMark depth={entry.depth} meaning />
        <dl className="facts-list">
          <Fact label="Hours">{entry.minutes > 0 ? printMinutes(entry.minutes) : 'Not counted in hours'}</Fact>
          <Fact label="When">
            {printDateRange(entry.startsOn, entry.endsOn)}
            {entry.termTitle && `, ${entry.termTitle}`}
          </Fact>
          <Fact label="Where">{entry.unit.name}</Fact>
          <Fact label="Kind">{achievementWords(entry.achievementType)}</Fact>
        </dl>
      </Part>
      {entry.description && (
        <Part title="What it was">
          <Prose>{entry.description}</Prose>
        </Part>
      )}
      {entry.role.duties && (
        <Part title={`What this role does: ${entry.role.name}`}>
          <Prose>{entry.role.duties}</Prose>
        </Part>
      )}
      {entry.criteria && (
        <Part title="What had to be done">
          <Prose>{entry.criteria}</Prose>
          <p className="hint">
            As approved in version {entry.programmeVersionNumber} of {entry.title}.
          </p>
        </Part>
      )}
      {entry.outcomes.length > 0 && (
        <Part title="What it aims at">
          <ul className="facts-rows">
            {entry.outcomes.map((outcome) => (
              <li key={outcome.competencyId}>
                <span>
                  {outcome.name} <small className="hint">{outcome.framework}</small>
                </span>
                <b>{outcome.levelName}</b>
              </li>
            ))}
          </ul>
          <p className="hint">An aim of the programme. A level is held only once work was judged against a rubric.</p>
        </Part>
      )}
    </>
  );
}

const achievementWords = (type: string) => (isAchievementType(type) ? ACHIEVEMENT_TYPE_WORDS[type] : type);
