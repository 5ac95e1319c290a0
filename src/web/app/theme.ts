import { createTheme } from '@mantine/core'

/** One accent, system fonts (nothing is fetched from elsewhere), soft corners. */
export const theme = createTheme({
  primaryColor: 'indigo',
  colors: {
    // Greys with a little blue, like the surfaces in styles/tokens.css.
    dark: [
      '#e7e9f0',
      '#c6cbd8',
      '#a5abbd',
      '#7b8296',
      '#3a3e4c',
      '#2c303d',
      '#232631',
      '#1b1d26',
      '#16181f',
      '#101116',
    ],
  },
  primaryShade: { light: 7, dark: 8 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily:
    'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '650' },
  respectReducedMotion: true,
  components: {
    // What lies below stays in sight.
    Overlay: { defaultProps: { backgroundOpacity: 0.4 } },
  },
})
