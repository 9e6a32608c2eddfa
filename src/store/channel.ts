/** How the processes on one database speak to each other. What gets lost may do no harm. */
export interface Channel {
  /** A few thousand bytes at most. Rejects when it could not be said. */
  send(text: string): Promise<void>;
  /** Hears what others say, and what is said here. Returns what ends it. */
  listen(listener: ChannelListener): () => Promise<void>;
}

export interface ChannelListener {
  hear(text: string): void;
  /** It hears from now on: at the beginning, and whenever the line was lost and is back. */
  begun(): void;
}

/** The channel of this name, which those of other names do not disturb. */
export type OpenChannel = (name: string) => Channel;
