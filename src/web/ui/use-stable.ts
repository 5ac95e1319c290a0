import { useCallback, useLayoutEffect, useRef } from 'react'

/** One function for the whole life of a component that does what the latest one would: what it is given to need not draw itself again. */
export function useStable<A extends readonly unknown[], R>(latest: (...args: A) => R): (...args: A) => R {
  const ref = useRef(latest)
  useLayoutEffect(() => {
    ref.current = latest
  })
  return useCallback((...args: A) => ref.current(...args), [])
}
