/** An answer that is no JSON: the content of a file. */
export class RawBody {
  constructor(
    readonly type: string,
    readonly bytes: Buffer,
  ) {}
}
