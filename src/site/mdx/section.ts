/** A heading of the second rank: an entry of the contents column. */
export interface Section {
  readonly id: string;
  readonly text: string;
}
