/** A file that is made from the code. */
export interface GeneratedFile {
  /** Path from the root of the repository. */
  readonly file: string;
  content(): Promise<string>;
}
