/** A row of the jobs view: stays the same object while its job changes, so that the tree can refresh just it. */
export interface JobRow {
  readonly jobId: string;
}
