/** The part of svg-to-pdfkit that is used; the package brings no types. */
declare module 'svg-to-pdfkit' {
  interface Options {
    readonly width: number;
    readonly height: number;
    readonly fontCallback: () => string;
  }
  function draw(
    document: PDFKit.PDFDocument,
    svg: string,
    x: number,
    y: number,
    options: Options,
  ): void;
  export = draw;
}
