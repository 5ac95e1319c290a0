import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { createFromTemplate } from '#contracts/http/habit-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { templatesQuery } from './habit-queries.ts'

/** A dozen habits to start from; one click adds one. */
export function TemplateDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { data: templates } = useQuery(templatesQuery)
  const add = useAct(createFromTemplate, {
    topics: ['habits'],
    done: ({ title }) => `“${title}” is planned next.`,
    onDone: onClose,
  })
  return (
    <Dialog title="Habits to start from" onClose={onClose} size="lg">
      <ul className="templates">
        {(templates ?? []).map(({ id, title, why }) => (
          <li key={id}>
            <div>
              <strong>{title}</strong>
              <p>{why}</p>
            </div>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Add ${title}`}
              disabled={add.isPending}
              onClick={() => add.mutate({ params: { templateId: id }, body: {} })}
            >
              Add
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
