/** A whole register that the server answers from: its day, its size, and a search over its names. */
export interface RegisterPort {
  readonly asOf: string;
  readonly parties: number;
  /** The line of votes that its controllers were found by. */
  readonly rule: string;
  readonly search: (
    typed: string,
    page: { readonly limit: number; readonly offset: number },
  ) => {
    readonly rows: readonly {
      readonly name: string;
      readonly holders: number;
      readonly holdings: number;
    }[];
    readonly total: number;
    readonly more: boolean;
  };
}
