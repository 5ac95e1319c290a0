import type { ReactElement } from 'react'
import { Page } from '../../ui/page.tsx'

export const HabitsPage = (): ReactElement => <Page title="Habits">{null}</Page>
