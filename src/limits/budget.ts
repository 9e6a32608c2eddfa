/** What is left of a viewer's minute, which begins with its first call. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Unix milliseconds. */
  readonly resetsAt: number;
}

export interface Taking {
  /** False: nothing was taken, since less is left. */
  readonly granted: boolean;
  readonly calls: number;
  readonly allowance: Allowance;
}

export interface CallBudget {
  /** Takes what an operation is expected to cost, or nothing. */
  take(principal: string, calls: number): Promise<Taking>;
  /** Once it has run: what it cost instead. More than was expected is taken even if it is not there. */
  settle(principal: string, taken: Taking, calls: number): Promise<Allowance>;
  allowance(principal: string): Promise<Allowance>;
}

export const WINDOW_SECONDS = 60;
