/** Whether input pictures may be put at a public address that cannot be taken back. */
export interface UploadConsent {
  /** Asks the person where that is needed, once for all that wait for the answer. */
  request(): Promise<boolean>;
}
