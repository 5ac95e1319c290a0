import { Button, CopyButton } from '@mantine/core'
import type { ReactElement } from 'react'
import { closeKpiWebhook, openKpiWebhook } from '#contracts/http/kpi-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { curlLine } from './kpi-words.ts'
import type { KpiView } from './kpi-types.ts'

type WebhookDialogProps = { readonly kpi: KpiView; readonly onClose: () => void }

/** The door for readings from programs. Its secret is shown once, here, and kept nowhere. */
export function WebhookDialog({ kpi, onClose }: WebhookDialogProps): ReactElement {
  const params = { id: kpi.id }
  const open = useAct(openKpiWebhook, { topics: ['goals'] })
  const close = useAct(closeKpiWebhook, {
    topics: ['goals'],
    done: 'Readings from outside are taken no more.',
    onDone: onClose,
  })
  return (
    <Dialog title={`Webhook of ${kpi.title}`} onClose={onClose} size="lg">
      <div className="form">
        {open.data === undefined ? (
          <p className="webhook__text">
            {kpi.takesWebhook
              ? 'Readings from outside are taken. The secret was shown once; a new one ends the old one.'
              : 'A program of yours can send readings. You get an address and a secret for it.'}
          </p>
        ) : (
          <Secret {...open.data} />
        )}
        <div className="form__buttons">
          {kpi.takesWebhook && (
            <ConfirmButton
              label="Turn off"
              question="Forget the secret?"
              isPending={close.isPending}
              onConfirm={() => close.mutate({ params })}
            />
          )}
          <span className="form__space" />
          {open.data === undefined ? (
            <Button loading={open.isPending} onClick={() => open.mutate({ params })}>
              {kpi.takesWebhook ? 'New secret' : 'Turn on'}
            </Button>
          ) : (
            <Button variant="default" onClick={onClose}>
              Done
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}

const Secret = ({ url, secret }: { readonly url: string; readonly secret: string }): ReactElement => (
  <>
    <p className="webhook__text">
      <strong>This secret is shown once.</strong> Keep it where your program finds it.
    </p>
    <Copied label="Secret" text={secret} />
    <Copied label="Try it" text={curlLine(url, secret)} />
  </>
)

const Copied = ({ label, text }: { readonly label: string; readonly text: string }): ReactElement => (
  <div className="webhook__copied">
    <span>{label}</span>
    <code>{text}</code>
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button size="compact-sm" variant="default" aria-label={`Copy: ${label}`} onClick={copy}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      )}
    </CopyButton>
  </div>
)
