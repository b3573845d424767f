/** Something in a check itself is wrong: no output could be judged by it. The message is for the check's author. */
export class AuthorError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "AuthorError";
  }
}
