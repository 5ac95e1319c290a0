import { Button } from '@mantine/core'
import { useEffect, useState, type ReactElement } from 'react'

type ConfirmButtonProps = {
  readonly label: string
  readonly question: string
  readonly onConfirm: () => void
  readonly isPending: boolean
}

/** Asks once more in its own place; forgets the question after a while. */
export function ConfirmButton({ label, question, onConfirm, isPending }: ConfirmButtonProps): ReactElement {
  const [isAsking, setAsking] = useState(false)
  useEffect(() => {
    if (!isAsking) return
    const timer = setTimeout(() => setAsking(false), 5_000)
    return () => clearTimeout(timer)
  }, [isAsking])
  return (
    <Button
      variant={isAsking ? 'light' : 'subtle'}
      color="red"
      loading={isPending}
      onClick={() => {
        if (isAsking) onConfirm()
        setAsking(!isAsking)
      }}
    >
      {isAsking ? question : label}
    </Button>
  )
}
