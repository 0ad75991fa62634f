/** The kinds of achievement that Open Badges 3.0 names (AchievementType), with the words people read. */
export const ACHIEVEMENT_TYPE_WORDS = {
  Achievement: 'Achievement',
  ApprenticeshipCertificate: 'Apprenticeship certificate',
  Assessment: 'Assessment',
  Assignment: 'Assignment',
  AssociateDegree: 'Associate degree',
  Award: 'Award',
  Badge: 'Badge',
  BachelorDegree: 'Bachelor degree',
  Certificate: 'Certificate',
  CertificateOfCompletion: 'Certificate of completion',
  Certification: 'Certification',
  CommunityService: 'Community service',
  Competency: 'Competency',
  Course: 'Course',
  CoCurricular: 'Co-curricular',
  Degree: 'Degree',
  Diploma: 'Diploma',
  DoctoralDegree: 'Doctoral degree',
  Fieldwork: 'Fieldwork',
  GeneralEducationDevelopment: 'General education development',
  JourneymanCertificate: 'Journeyman certificate',
  LearningProgram: 'Learning programme',
  License: 'Licence',
  Membership: 'Membership',
  ProfessionalDoctorate: 'Professional doctorate',
  QualityAssuranceCredential: 'Quality assurance credential',
  MasterCertificate: 'Master certificate',
  MasterDegree: 'Master degree',
  MicroCredential: 'Micro-credential',
  ResearchDoctorate: 'Research doctorate',
  SecondarySchoolDiploma: 'Secondary school diploma',
} as const;

export type AchievementType = keyof typeof ACHIEVEMENT_TYPE_WORDS;

export const ACHIEVEMENT_TYPES = Object.keys(ACHIEVEMENT_TYPE_WORDS) as AchievementType[];

export const isAchievementType = (text: string): text is AchievementType => Object.hasOwn(ACHIEVEMENT_TYPE_WORDS, text);
