/** An Open Badges 3.0 Achievement as our signed credentials embed it; what a reader of the page needs is typed. */
export interface AchievementDocument {
  id: string;
  name: string;
  description: string;
  criteria: { narrative?: string };
  achievementType?: string;
  creator?: { name?: string; url?: string };
  humanCode?: string;
  tag?: string[];
  version?: string;
  alignment?: { targetName: string; targetUrl: string; targetFramework?: string; targetDescription?: string }[];
  resultDescription?: {
    id: string;
    name: string;
    resultType: string;
    rubricCriterionLevel?: { id: string; name: string; level?: string; description?: string }[];
  }[];
}

/** As it stands alone: with the contexts of the credential it is taken from, else it would not be JSON-LD. */
export type StandaloneAchievement = AchievementDocument & { '@context': unknown };
