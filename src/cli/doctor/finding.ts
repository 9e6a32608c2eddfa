/** What one look found, without a secret in it. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'failure';
  readonly what: string;
  /** What helps; null where all is well. */
  readonly todo: string | null;
}

export const ok = (check: string, what: string): Finding => ({ check, state: 'ok', what, todo: null });

export const warning = (check: string, what: string, todo: string): Finding => ({
  ...{ check, state: 'warning', what, todo },
});

export const failure = (check: string, what: string, todo: string): Finding => ({
  ...{ check, state: 'failure', what, todo },
});
