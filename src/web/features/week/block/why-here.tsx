import type { ReactElement } from 'react'
import { inReadersStyle } from '../../../format/readers-style.ts'
import { Loading } from '../../../ui/splash.tsx'
import { Alternatives } from './alternatives.tsx'
import type { BlockDetail } from './block-detail.ts'

type WhyHereProps = { readonly block: BlockDetail; readonly timeZone: string; readonly isThinking: boolean }

/** What holds the block in its place, and what the next best places would cost. */
export const WhyHere = ({ block, timeZone, isThinking }: WhyHereProps): ReactElement => (
  <section className="why" aria-labelledby="why-here">
    <h3 id="why-here">Why here?</h3>
    {block.why.length === 0 ? (
      <p className="panel__meaning">The plan in force did not put this block here.</p>
    ) : (
      <ul>
        {block.why.map(({ sentence }) => (
          <li key={sentence}>{inReadersStyle(sentence, Date.parse(block.start))}</li>
        ))}
      </ul>
    )}
    {isThinking && <Loading what="what else was possible" />}
    <Alternatives block={block} timeZone={timeZone} isThinking={isThinking} />
  </section>
)
