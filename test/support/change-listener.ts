export type ChangeListener = { readonly topics: readonly string[]; close(): void }

/** Reads the server-sent events of the API and collects the topics that changed. */
export async function createChangeListener(
  url: string,
  headers: Record<string, string>,
): Promise<ChangeListener> {
  const abort = new AbortController()
  const response = await fetch(url, {
    headers: { ...headers, accept: 'text/event-stream' },
    signal: abort.signal,
  })
  if (!response.ok || response.body === null) throw new Error(`The stream answered ${response.status}`)
  const topics: string[] = []
  void collect(response.body, topics).catch(() => undefined)
  return { topics, close: () => abort.abort() }
}

async function collect(body: ReadableStream<Uint8Array>, topics: string[]): Promise<void> {
  let text = ''
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    const messages = text.split('\n\n')
    text = messages.pop() ?? ''
    for (const message of messages) {
      const topic = /"topic":"(\w+)"/.exec(message)?.[1]
      if (topic !== undefined) topics.push(topic)
    }
  }
}
