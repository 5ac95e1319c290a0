import type { ReactElement } from 'react'
import { formatNumber, withoutIds } from '../../format/duration.ts'
import { spanText } from '../../format/zoned-time.ts'
import { Loading } from '../../ui/splash.tsx'
import type { BlockDetail } from './block-detail.ts'

type WhyHereProps = { readonly block: BlockDetail; readonly timeZone: string; readonly isThinking: boolean }

/** What holds the block in its place, and what the next best places would cost. */
export const WhyHere = ({ block, timeZone, isThinking }: WhyHereProps): ReactElement => (
  <section className="why" aria-labelledby="why-here">
    <h3 id="why-here">Why here?</h3>
    {block.why.length === 0 ? (
      <p className="panel__meaning">No plan has placed this block; a person did.</p>
    ) : (
      <ul>
        {block.why.map(({ sentence }) => (
          <li key={sentence}>{withoutIds(sentence)}</li>
        ))}
      </ul>
    )}
    {isThinking && <Loading what="what else was possible" />}
    {block.alternatives.length > 0 && (
      <>
        <h3>Instead</h3>
        <ul className="alternatives">
          {block.alternatives.map(({ start, end, extraCost, sentence }) => (
            <li key={start}>
              <span className="alternatives__when">{spanText(start, end, timeZone)}</span>
              <span className="alternatives__cost">{costText(extraCost)}</span>
              <p>{withoutIds(sentence)}</p>
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
)

const costText = (extra: number): string =>
  extra <= 0 ? 'as good' : `${formatNumber(Math.round(extra * 10) / 10)} points worse`
