import { Input } from '@mantine/core'
import { useId, type ReactElement } from 'react'
import { blockColor, colorIds, colorVars } from './palette.ts'

type ColorPickerProps = {
  readonly label: string
  readonly value: string | null
  readonly onChange: (colorId: string | null) => void
  /** What no choice means; without it there has to be one. */
  readonly none?: string
}

export function ColorPicker({ label, value, onChange, none }: ColorPickerProps): ReactElement {
  const name = useId()
  return (
    <Input.Wrapper label={label} labelElement="div">
      <fieldset className="colors" aria-label={label}>
        {none !== undefined && (
          <label className="colors__none">
            <input
              type="radio"
              name={name}
              checked={value === null}
              onChange={() => onChange(null)}
              className="sr-only"
            />
            {none}
          </label>
        )}
        {colorIds.map((id) => (
          <label key={id} className="colors__color" title={blockColor(id).name} style={colorVars(id)}>
            <input
              type="radio"
              name={name}
              aria-label={blockColor(id).name}
              checked={value === id}
              onChange={() => onChange(id)}
              className="sr-only"
            />
          </label>
        ))}
      </fieldset>
    </Input.Wrapper>
  )
}
