/** Scores run from 0.0 to 1.0: 0.617 → "0.62", 1 → "1.0", null → "–". */
export function scoreText(score: number | null): string {
  if (score === null) return '–'
  const rounded = String(Math.round(score * 100) / 100)
  return rounded.includes('.') ? rounded : `${rounded}.0`
}
