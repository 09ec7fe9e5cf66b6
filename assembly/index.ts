export { mark, release, take, takeCleared } from './memory';
export {
  scatter,
  merge,
  ownersFirst,
  loopsFound,
  inward,
  outward,
  greatest,
  below,
  auditColumns,
} from './build';
export { shareSingles, shareLoop, longestLine, blocked } from './share';
export { controlFrom, holderReached } from './control';
export { forest, forestBytes, forestOver } from './forest';
export {
  ownersOver,
  ownersLine,
  ownersInto,
  pairsWritten,
  openCompanies,
  slackGreatest,
  ownersBroken,
  ownersOfSingles,
  ownersAtMost,
  ownersOfLoop,
  ownersOfMember,
} from './owners';
export {
  namesStart,
  namesCount,
  namesBytes,
  namesFull,
  namesInPlace,
  nameBytesAt,
  nameEndsAt,
} from './names';
export {
  edgesStart,
  edgesInto,
  rowsOf,
  readRows,
  addEdge,
  edgesSettle,
  edgesRead,
  linesRead,
} from './rows';
export { textBytes, textsInto } from './texts';
