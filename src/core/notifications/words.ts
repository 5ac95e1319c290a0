/** "2.5 h" of minutes. */
export const inHours = (minutes: number): string => `${Math.round(minutes / 6) / 10} h`

export const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
