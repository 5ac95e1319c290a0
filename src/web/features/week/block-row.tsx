import { Button, type ButtonProps } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { BlockView } from '#contracts/http/block-routes.ts'
import { colorVars } from '../../ui/palette.ts'

/** One click's answer to what is asked of a block. */
type Word = {
  readonly text: string
  /** Where the text alone does not say it. */
  readonly meaning?: string
  readonly look: 'good' | 'plain' | 'quiet'
  readonly say: () => void
}

const looks: Readonly<Record<Word['look'], ButtonProps>> = {
  good: { variant: 'light', color: 'green' },
  plain: { variant: 'light' },
  quiet: { variant: 'subtle', color: 'gray' },
}

type BlockRowProps = {
  readonly block: BlockView
  readonly note: string
  readonly words: readonly Word[]
  readonly isBusy: boolean
}

/** A block that waits for a word, and the words that are said most. */
export const BlockRow = ({ block, note, words, isBusy }: BlockRowProps): ReactElement => (
  <div className="block-row" style={colorVars(block.colorId)}>
    <Link to="/blocks/$id" params={{ id: block.id }} search={(search) => search} className="block-row__what">
      <strong>{block.title}</strong>
      <span>{note}</span>
    </Link>
    <div className="block-row__words">
      {words.map(({ text, meaning = text, look, say }) => (
        <Button
          key={text}
          size="compact-xs"
          {...looks[look]}
          disabled={isBusy}
          aria-label={`${meaning}: ${block.title}`}
          onClick={say}
        >
          {text}
        </Button>
      ))}
    </div>
  </div>
)
