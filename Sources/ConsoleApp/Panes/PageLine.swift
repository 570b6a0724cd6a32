import CustomerSuccess
import TerminalUI

/// A line of a page that scrolls.
struct PageLine: Sendable {
  /// The cursor halts here.
  var isStop = false
  /// The dimension whose metrics this line opens.
  var dimension: DimensionID?
  var paint: @Sendable (_ y: Int, _ canvas: inout Canvas) -> Void

  static let blank = PageLine { _, _ in }

  static func heading(_ text: String, note: String = "") -> PageLine {
    PageLine { y, canvas in
      let used = canvas.write(text, at: Point(x: 1, y: y), tone: .heading, emphasis: .bold)
      canvas.write(note, at: Point(x: used + 3, y: y), tone: .muted, maxWidth: canvas.width - used - 4)
    }
  }

  static func text(_ pieces: [Piece], isStop: Bool = false) -> PageLine {
    PageLine(isStop: isStop) { y, canvas in
      canvas.write(pieces, at: Point(x: 1, y: y), maxWidth: canvas.width - 2)
    }
  }

  func draw(y: Int, on canvas: inout Canvas) { paint(y, &canvas) }
}
