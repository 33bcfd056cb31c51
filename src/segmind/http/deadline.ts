/** How long one exchange may take. All in milliseconds of real time. */
export interface Deadline {
  /** Until the head of the answer is there; connecting and sending included. */
  readonly headers: number;
  /** Without a byte of the answer's body. */
  readonly idle: number;
  /** All of it. */
  readonly whole: number;
}

/** What is asked of Segmind, for deadlines and the log. */
export type Call = 'submit' | 'submitSync' | 'look' | 'result' | 'upload' | 'download' | 'credits';

export const deadlines: Readonly<Record<Call, Deadline>> = {
  submit: { headers: 60_000, idle: 30_000, whole: 120_000 },
  // The synchronous API answers when the picture is made, which takes minutes at worst.
  submitSync: { headers: 240_000, idle: 60_000, whole: 360_000 },
  look: { headers: 30_000, idle: 15_000, whole: 45_000 },
  // May carry the picture itself.
  result: { headers: 30_000, idle: 60_000, whole: 300_000 },
  upload: { headers: 180_000, idle: 30_000, whole: 240_000 },
  download: { headers: 60_000, idle: 60_000, whole: 900_000 },
  credits: { headers: 20_000, idle: 10_000, whole: 30_000 },
};
