import TerminalUI

/// Shapes and words of a drawing, as SVG has them.
struct Drawing {
  /// In units of the drawing, of which a sheet has so many from margin to margin.
  static let width = 680.0
  static let fonts = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans',sans-serif"

  struct Place: Equatable {
    var x: Double
    var y: Double
  }

  enum Anchor: String { case start, middle, end }

  /// How words look.
  struct Letters {
    var size = 12.0
    var ink = PaperInk.text
    var isBold = false
    var anchor = Anchor.start
    /// The widest they may get; longer ones end in an ellipsis.
    var widest = Drawing.width
  }

  private(set) var markup = ""

  mutating func box(_ corner: Place, width: Double, height: Double, _ fill: RGB, round: Double = 0) {
    guard width > 0, height > 0 else { return }
    let rounding = round > 0 ? " rx=\"\(n(round))\"" : ""
    markup +=
      "<rect x=\"\(n(corner.x))\" y=\"\(n(corner.y))\" width=\"\(n(width))\" height=\"\(n(height))\"\(rounding) "
      + "fill=\"\(fill.hex)\"/>\n"
  }

  mutating func frame(_ corner: Place, width: Double, height: Double, _ ink: RGB, round: Double = 0) {
    markup +=
      "<rect x=\"\(n(corner.x))\" y=\"\(n(corner.y))\" width=\"\(n(width))\" height=\"\(n(height))\" rx=\"\(n(round))\" "
      + "fill=\"none\" stroke=\"\(ink.hex)\"/>\n"
  }

  mutating func line(_ start: Place, _ end: Place, _ ink: RGB, width: Double = 1, isDashed: Bool = false) {
    let dashes = isDashed ? " stroke-dasharray=\"4 3\"" : ""
    markup +=
      "<line x1=\"\(n(start.x))\" y1=\"\(n(start.y))\" x2=\"\(n(end.x))\" y2=\"\(n(end.y))\" stroke=\"\(ink.hex)\" "
      + "stroke-width=\"\(n(width))\"\(dashes)/>\n"
  }

  /// Places joined by straight lines.
  mutating func course(_ places: [Place], _ ink: RGB, width: Double = 2) {
    guard places.count > 1 else { return }
    let points = places.map { "\(n($0.x)),\(n($0.y))" }.joined(separator: " ")
    markup +=
      "<polyline points=\"\(points)\" fill=\"none\" stroke=\"\(ink.hex)\" stroke-width=\"\(n(width))\" "
      + "stroke-linejoin=\"round\"/>\n"
  }

  mutating func dot(_ centre: Place, radius: Double, _ ink: RGB) {
    markup += "<circle cx=\"\(n(centre.x))\" cy=\"\(n(centre.y))\" r=\"\(n(radius))\" fill=\"\(ink.hex)\"/>\n"
  }

  /// A square on its tip.
  mutating func diamond(_ centre: Place, radius: Double, _ ink: RGB, isFilled: Bool) {
    let (x, y) = (centre.x, centre.y)
    let path = "M\(n(x)) \(n(y - radius))L\(n(x + radius)) \(n(y))L\(n(x)) \(n(y + radius))L\(n(x - radius)) \(n(y))Z"
    let fill = isFilled ? ink : PaperInk.ground
    markup += "<path d=\"\(path)\" fill=\"\(fill.hex)\" stroke=\"\(ink.hex)\" stroke-width=\"1.5\"/>\n"
  }

  /// `place` is on the line that letters stand on.
  mutating func words(_ text: String, _ place: Place, _ letters: Letters = Letters()) {
    let shown = text.truncated(to: max(1, Int(letters.widest / (letters.size * Self.letterWidth))))
    guard !shown.isEmpty else { return }
    let weight = letters.isBold ? " font-weight=\"600\"" : ""
    let anchor = letters.anchor == .start ? "" : " text-anchor=\"\(letters.anchor.rawValue)\""
    markup +=
      "<text x=\"\(n(place.x))\" y=\"\(n(place.y))\" font-size=\"\(n(letters.size))\"\(weight)\(anchor) "
      + "fill=\"\(letters.ink.hex)\">\(Markup.text(shown))</text>\n"
  }

  /// Another drawing, moved.
  mutating func add(_ drawing: Drawing, at corner: Place) {
    markup += "<g transform=\"translate(\(n(corner.x)) \(n(corner.y)))\">\n\(drawing.markup)</g>\n"
  }

  /// About how wide words are: letters of fonts differ, so there is always some room left.
  static func width(of text: String, size: Double) -> Double { Double(text.columns) * size * letterWidth }

  /// Of its size, so wide a letter is in the mean.
  private static let letterWidth = 0.56

  private func n(_ value: Double) -> String { Markup.number(value) }
}
