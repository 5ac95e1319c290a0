import { Input } from '@mantine/core'
import type { ReactElement } from 'react'
import { blockColor, colorIds, colorVars } from './palette.ts'

type ColorPickerProps = {
  readonly label: string
  readonly value: string | null
  readonly onChange: (colorId: string | null) => void
  /** What no choice means; without it there has to be one. */
  readonly none?: string
}

export const ColorPicker = ({ label, value, onChange, none }: ColorPickerProps): ReactElement => (
  <Input.Wrapper label={label} labelElement="div">
    <div className="colors" role="radiogroup" aria-label={label}>
      {none !== undefined && (
        <button
          type="button"
          role="radio"
          aria-checked={value === null}
          className="colors__none"
          onClick={() => onChange(null)}
        >
          {none}
        </button>
      )}
      {colorIds.map((id) => (
        <button
          key={id}
          type="button"
          role="radio"
          aria-checked={value === id}
          aria-label={blockColor(id).name}
          title={blockColor(id).name}
          className="colors__color"
          style={colorVars(id)}
          onClick={() => onChange(id)}
        />
      ))}
    </div>
  </Input.Wrapper>
)
