/** What a process does: serves the page and the API, works for people, or both. */
export type Role = 'all' | 'api' | 'worker'
