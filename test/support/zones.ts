/** Where the pure sums run besides UTC: west of it with DST, half an hour off, and the far side of the date line. */
export const TEST_ZONES = ['America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Apia'] as const
