import type { AchievementView } from '#contracts/http/goals.ts'

/** "“Beta users” is reached", "12 weeks of “Run”". */
export function achievementText({ kind, title, step }: Pick<AchievementView, 'kind' | 'title' | 'step'>) {
  switch (kind) {
    case 'key-result-reached':
      return `“${title}” is reached`
    case 'cycle-reached':
      return `All goals of ${title} are reached`
    case 'streak':
      return `${step} weeks of “${title}” in a row`
  }
}
