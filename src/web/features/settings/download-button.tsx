import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { exportAccount } from '#contracts/http/account-routes.ts'
import { messageOf } from '../../api/api-error.ts'
import { download } from '../../api/download.ts'
import { formatBytes } from '../../format/duration.ts'
import { showToast } from '../../ui/toasts.ts'

/** Everything that is kept about oneself: how much of it has come, and where it is. */
export function DownloadButton(): ReactElement {
  const [bytes, setBytes] = useState(0)
  const name = exportAccount.file.name
  const load = useMutation({
    mutationFn: () => download(exportAccount.path, name, setBytes),
    onSuccess: () => showToast({ kind: 'done', text: `“${name}” is among your downloads.` }),
    onError: (error) => showToast({ kind: 'fault', text: messageOf(error) }),
    onSettled: () => setBytes(0),
  })
  return (
    <Button variant="default" disabled={load.isPending} aria-live="polite" onClick={() => load.mutate()}>
      {load.isPending ? progressOf(bytes) : 'Download my data'}
    </Button>
  )
}

/** The whole is laid by before its first byte is sent, and nobody knows its size before. */
const progressOf = (bytes: number): string =>
  bytes === 0 ? 'Gathering it …' : `Downloading … ${formatBytes(bytes)}`
