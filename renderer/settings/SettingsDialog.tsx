import {
  Input,
  Label,
  Radio,
  RadioGroup,
  Slider,
  SliderThumb,
  SliderTrack,
  TextField,
} from 'react-aria-components'
import { highlightColors, type HighlightColor } from '../../core/records/annotation.ts'
import { Dialog } from '../controls/Dialog.tsx'
import { useDraft } from '../items/use-draft.ts'
import { strings } from '../strings.ts'
import { themes, typographyRange, useColorNames, useTheme, useTypography, type Theme } from './preferences.ts'
import { CitekeyPattern } from './CitekeyPattern.tsx'
import { LibraryPlaces } from './LibraryPlaces.tsx'
import { StyleChoice } from './StyleChoice.tsx'
import './settings.css'

/** How Postil looks, what the colors mean, and how citations are made. Every choice is kept at once. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={strings.settings.title} isOpen onClose={onClose}>
      <div className="dialog-body">
        <section aria-labelledby="settings-look">
          <h3 id="settings-look">{strings.settings.look}</h3>
          <ThemeChoice />
          <TypographySliders />
        </section>
        <section aria-labelledby="settings-colors">
          <h3 id="settings-colors">{strings.settings.colors}</h3>
          <ColorNames />
        </section>
        <section aria-labelledby="settings-citations">
          <h3 id="settings-citations">{strings.settings.citations}</h3>
          <div className="columns">
            <StyleChoice />
            <CitekeyPattern />
          </div>
        </section>
        <LibraryPlaces />
      </div>
    </Dialog>
  )
}

function ThemeChoice() {
  const [theme, setTheme] = useTheme()
  return (
    <RadioGroup
      className="theme-choice"
      aria-label={strings.settings.theme}
      orientation="horizontal"
      value={theme}
      onChange={(value) => setTheme(value as Theme)}
    >
      {themes.map((name) => (
        <Radio key={name} value={name} className="theme-option">
          {name === 'system' ? (
            <span className="theme-sample" data-follows aria-hidden />
          ) : (
            <span className="theme-sample" data-theme={name} aria-hidden>
              {strings.settings.sample}
            </span>
          )}
          {strings.settings.themes[name]}
        </Radio>
      ))}
    </RadioGroup>
  )
}

function TypographySliders() {
  const [typography, setTypography] = useTypography()
  return (
    <div className="sliders">
      {(['size', 'measure', 'lineHeight'] as const).map((name) => (
        <Slider
          key={name}
          className="slider"
          minValue={typographyRange[name].min}
          maxValue={typographyRange[name].max}
          step={typographyRange[name].step}
          value={typography[name]}
          onChange={(value) => setTypography({ [name]: value as number })}
        >
          <Label>{strings.settings.typography[name].label}</Label>
          <output>{strings.settings.typography[name].value(typography[name])}</output>
          <SliderTrack className="slider-track">
            {({ state }) => (
              <>
                <div className="slider-fill" style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
                <SliderThumb className="slider-thumb" />
              </>
            )}
          </SliderTrack>
        </Slider>
      ))}
    </div>
  )
}

function ColorNames() {
  return (
    <div className="color-names">
      {highlightColors.map((color) => (
        <ColorName key={color} color={color} />
      ))}
    </div>
  )
}

/** Kept when the field is left or Enter is pressed; an empty one gives the color its first name back. */
function ColorName({ color }: { readonly color: HighlightColor }) {
  const [names, setName] = useColorNames()
  const { onKeyDown, ...draft } = useDraft(names[color], (name) => setName(color, name))
  return (
    <TextField
      className="color-name"
      aria-label={strings.settings.colorName(color)}
      {...draft}
      maxLength={40}
    >
      <span className="swatch" data-color={color} aria-hidden>
        {strings.settings.swatch}
      </span>
      <Input className="input" onKeyDown={onKeyDown} />
    </TextField>
  )
}
