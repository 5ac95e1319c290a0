import { useDocumentTitle } from '@mantine/hooks'

/** What the tab of the browser says, and a screen reader when the page has changed. */
export const usePageTitle = (title: string): void => useDocumentTitle(`${title} · Timewright`)
