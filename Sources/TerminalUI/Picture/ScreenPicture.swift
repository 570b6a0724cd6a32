/// A canvas as an SVG picture in a theme's colours: text stays text, strokes and bars are shapes without gaps.
///
/// The same canvas and theme make the same bytes everywhere.
public struct ScreenPicture {
  private let canvas: Canvas
  private let theme: Theme
  private let ground: RGB

  /// A cell in the picture's own units; eighths of it are whole numbers, and so is half of it.
  static let cell = Size(width: 8, height: 16)
  /// Such that a letter of a monospace font, mostly 0.6 of its size wide, fills the cell.
  private static let fontSize = "13.33"
  /// From the cell's top to the line the letters stand on.
  private static let baseline = 12
  private static let margin = 8
  private static let fonts =
    "ui-monospace,'Cascadia Mono','DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono',monospace"

  public init(_ canvas: Canvas, theme: Theme) {
    self.canvas = canvas
    self.theme = theme
    ground = Ink.ground(of: theme)
  }

  /// The whole file, ending in a newline. `title` is read aloud where the picture cannot be seen.
  public func svg(title: String = "") -> String {
    let inks = canvas.cells.map { Ink($0.style, in: theme) }
    var shapes = PictureShapes()
    var texts = PictureTexts()
    for y in 0..<canvas.gridSize.height {
      let row = y * canvas.gridSize.width
      let cells = Array(canvas.cells[row..<row + canvas.gridSize.width])
      let rowInks = Array(inks[row..<row + canvas.gridSize.width])
      shapes.addGrounds(rowInks, y: y, except: ground)
      shapes.addGlyphs(cells, rowInks, y: y)
      texts.add(cells, rowInks, baseline: y * ScreenPicture.cell.height + ScreenPicture.baseline)
    }
    return head(title) + texts.styleSheet + shapes.svg + texts.svg + "</g>\n</svg>\n"
  }

  private func head(_ title: String) -> String {
    let margin = ScreenPicture.margin
    let width = canvas.gridSize.width * ScreenPicture.cell.width + 2 * margin
    let height = canvas.gridSize.height * ScreenPicture.cell.height + 2 * margin
    let name = title.isEmpty ? "" : "<title>\(title.markupEscaped)</title>\n"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)">
      \(name)<rect width="\(width)" height="\(height)" rx="6" fill="\(ground.hex)"/>
      <g transform="translate(\(margin) \(margin))" font-family="\(ScreenPicture.fonts)" \
      font-size="\(ScreenPicture.fontSize)" xml:space="preserve">

      """
  }
}

extension StringProtocol {
  /// As the text of an XML element or attribute, which knows no control characters.
  public var markupEscaped: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
