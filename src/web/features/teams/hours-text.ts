/** "12.5 h", as tables have it. */
export const hoursText = (minutes: number): string => `${Math.round(minutes / 6) / 10} h`
