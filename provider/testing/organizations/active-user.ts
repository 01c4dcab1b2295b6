/** A user who is a member already. */
export interface ActiveUserFixture {
  /** The e-mail address. */
  readonly username: string;
  /**
   * The organization roles.
   *
   * @default ["ORG_MEMBER"]
   */
  readonly roles?: readonly string[];
}
