/** How the processes on one database say to each other that there is something new. One that gets lost does no harm. */
export interface WakeCalls {
  send(): Promise<void>;
  /** Hears those of others and its own; once at the beginning, too. Returns what ends it. */
  listen(hear: () => void): () => Promise<void>;
}
