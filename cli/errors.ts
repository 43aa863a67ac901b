/** Something that the user can act on: printed without a stack trace. */
export class UserError extends Error {
  /**
   * @param message - what is wrong
   * @param fix - what to do about it
   */
  constructor(
    message: string,
    readonly fix?: string,
  ) {
    super(message);
    this.name = "UserError";
  }
}
