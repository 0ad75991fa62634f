import type { AssembledRecord, CalendarDate, Instant } from '@laurel/domain';

/** Everything that the transcript is drawn from; nothing else is read, fetched or looked up. */
export interface TranscriptInput {
  record: AssembledRecord;
  version: {
    /** 1, 2, 3…; from 2 on the foot says which version it replaces. */
    number: number;
    issuedAt: Instant;
    /** The code that people type: `NF-7QM4-VR2N-YXK8`. */
    verifyCode: string;
  };
  institution: {
    name: string;
    url: string;
    registrarName: string;
    registrarTitle: string;
    /** SVG of the seal; without it one is drawn around the name. See `sealFaults` for what may be in it. */
    sealSvg?: string | null;
    /** A few words for the lower half of the drawn seal: "Founded 1887". */
    sealMotto?: string | null;
    /** IANA name of the zone in which the institution dates its documents; UTC unless given. */
    timeZone?: string;
    /** Month and day on which the academic year begins, `08-01` unless given. */
    yearStartsOn?: string;
  };
  /** What the institution prints about the student beside the record. Never goes into the file's metadata. */
  student?: {
    number?: string | null;
    /** First day at the institution. Years are numbered from it; without it they have only their dates. */
    enteredOn?: CalendarDate | null;
  };
  /** Absolute address of the verify page, with the code in it; goes into the QR mark. */
  verifyUrl: string;
  /** The signed CLR, attached byte for byte. */
  clrJson: Uint8Array;
  /** BCP 47 language of the reader. The transcript speaks English; other languages get it in English. */
  locale: string;
  paper: 'A4' | 'Letter';
}
