export { Reader } from './Reader.tsx'
export { matchesFilter } from './annotation-filter.ts'
export { defaultTypography } from './reader-props.ts'
export type {
  AnnotationFilter,
  AnnotationPatch,
  CitationTarget,
  Place,
  ReaderActions,
  ReaderHandle,
  ReaderProps,
  Typography,
} from './reader-props.ts'
