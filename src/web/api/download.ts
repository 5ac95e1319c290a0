import { ApiError } from './api-error.ts'

/** Loads a file piece by piece, telling how many bytes have come, and hands it to the browser to keep. */
export async function download(
  path: string,
  name: string,
  onProgress: (bytes: number) => void,
): Promise<void> {
  const response = await fetch(path).catch(() => {
    throw ApiError.offline('look')
  })
  if (!response.ok) throw await ApiError.of(response, 'look')
  const pieces: BlobPart[] = []
  let bytes = 0
  for await (const piece of piecesOf(response)) {
    pieces.push(piece)
    bytes += piece.byteLength
    onProgress(bytes)
  }
  save(new Blob(pieces, { type: response.headers.get('content-type') ?? '' }), name)
}

async function* piecesOf({ body }: Response): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body?.getReader()
  // A stream that breaks off would leave half a file that looks whole.
  const read = () =>
    reader?.read().catch(() => {
      throw ApiError.offline('look')
    })
  for (let next = await read(); next?.done === false; next = await read()) yield next.value
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
