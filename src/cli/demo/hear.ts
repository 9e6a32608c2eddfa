const WITHIN_MS = 10_000;

interface Place {
  readonly endpoint: string;
  readonly key: string;
}

export interface Heard {
  readonly name: string;
  /** What was told first. */
  first(): Promise<unknown>;
}

/** Opens a subscription as server-sent events; it has begun when this resolves. */
export async function hear(
  document: string,
  variables: Readonly<Record<string, string>>,
  { endpoint, key }: Place,
): Promise<Heard> {
  const end = new AbortController();
  const response = await fetch(`${endpoint}/stream`, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      authorization: `Bearer ${key}`,
    },
    body: JSON.stringify({ query: document, variables }),
    signal: AbortSignal.any([end.signal, AbortSignal.timeout(WITHIN_MS)]),
  });
  const told = firstIn(response);
  told.catch(() => undefined);
  return {
    name: /subscription\s+(\w+)/.exec(document)?.[1] ?? '',
    first: () => told.finally(() => end.abort()),
  };
}

async function firstIn({ body, status }: Response): Promise<unknown> {
  let text = '';
  for await (const part of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part;
    const [, data] = /^event: next\ndata: (.*)$/m.exec(text) ?? [];
    if (data !== undefined && text.includes('\n\n', text.indexOf(data))) return Object(JSON.parse(data)).data;
  }
  throw new Error(`The subscription told nothing, and was answered with ${status}: ${text}`);
}
