/**
 * Runs it once what is there now has been shown; answers how to call it off. Two frames: after the first alone it would
 * run while that one is still on its way to the screen, and the next input, or frame, would wait for it. In a tab behind
 * another nothing is painted until somebody looks: there it runs at once.
 */
export function afterPaint(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  if (document.hidden) {
    timer = setTimeout(run)
    return () => clearTimeout(timer)
  }
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
