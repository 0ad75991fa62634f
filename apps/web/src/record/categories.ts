import {
  BriefcaseIcon,
  FlagBannerIcon,
  FlaskIcon,
  GlobeHemisphereEastIcon,
  HandHeartIcon,
  type Icon,
  MusicNotesIcon,
  PresentationChartIcon,
  ShapesIcon,
  SneakerMoveIcon,
} from '@phosphor-icons/react';

/** How a category of the institution is drawn: a hue for shapes and icons only, and the icon that always goes with it. */
export interface CategoryLook {
  icon: Icon;
  /** A custom property of tokens.ts. */
  hue: string;
}

const looks: Record<string, CategoryLook> = {
  leadership: { icon: FlagBannerIcon, hue: 'var(--cat-leadership)' },
  service: { icon: HandHeartIcon, hue: 'var(--cat-service)' },
  research: { icon: FlaskIcon, hue: 'var(--cat-research)' },
  global: { icon: GlobeHemisphereEastIcon, hue: 'var(--cat-global)' },
  internship: { icon: BriefcaseIcon, hue: 'var(--cat-internship)' },
  creative: { icon: MusicNotesIcon, hue: 'var(--cat-creative)' },
  athletics: { icon: SneakerMoveIcon, hue: 'var(--cat-athletics)' },
  professional: { icon: PresentationChartIcon, hue: 'var(--cat-professional)' },
};

/** A category that the institution made up shares the neutral hue and is told apart by its name. */
export const categoryLook = (code: string): CategoryLook =>
  looks[code.toLowerCase()] ?? { icon: ShapesIcon, hue: 'var(--cat-professional)' };
