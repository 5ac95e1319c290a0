/**
 * Runs it once what is there now has been shown; answers how to call it off. Two frames: after the first alone it would
 * run while that one is still on its way to the screen, and the next input, or frame, would wait for it.
 */
export function afterPaint(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      timer = setTimeout(run)
    })
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
