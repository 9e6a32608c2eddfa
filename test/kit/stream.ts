export interface StreamEvent {
  readonly event: string;
  readonly data: unknown;
}

export interface Stream {
  readonly status: number;
  readonly headers: Headers;
  /** The next event; what only keeps the line open is passed over. */
  next(): Promise<StreamEvent>;
  /** All that still comes. */
  rest(): Promise<string>;
  close(): void;
}

/** A subscription over server-sent events, as graphql-sse's clients ask for it. */
export async function openStream(
  url: string,
  secret: string | null,
  query: string | { readonly documentId: string },
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Stream> {
  const abort = new AbortController();
  const response = await fetch(`${url}/graphql/stream`, {
    method: 'POST',
    signal: abort.signal,
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
    },
    body: JSON.stringify({ ...(typeof query === 'string' ? { query } : query), variables }),
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const more = async () => {
    const { done, value } = await reader.read();
    text += value ?? '';
    return !done;
  };
  return {
    status: response.status,
    headers: response.headers,
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n');
        const event = text.slice(0, end);
        if (end >= 0) text = text.slice(end + 2);
        if (end >= 0 && event.startsWith('event:')) return parse(event);
        if (end < 0 && !(await more())) throw new Error('The stream has ended.');
      }
    },
    async rest() {
      while (await more().catch(() => false));
      return text;
    },
    close: () => abort.abort(),
  };
}

function parse(text: string): StreamEvent {
  const [, event = '', data = ''] = /^event: (\w+)\ndata:(.*)$/s.exec(text) ?? [];
  return { event, data: data.trim() === '' ? null : JSON.parse(data) };
}
