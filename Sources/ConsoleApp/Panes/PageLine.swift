import CustomerSuccess
import Foundation
import TerminalUI

/// A line of a page that scrolls.
struct PageLine: Sendable {
  /// The cursor halts here.
  var isStop = false
  /// The dimension whose metrics this line opens.
  var dimension: DimensionID?
  /// What acts on this line are done to, where that is not the page's own thing.
  var subject: ActSubject?
  /// Values that the line gives to acts, by their parameters' names.
  var preset: [String: String] = [:]
  /// What Enter leads to.
  var opens: Target?
  /// What Enter shows whole: a text's title, and its paragraphs.
  var reads: Reading?
  /// What the line stands for where none of these says it, such as a branch that opens: others of its page have other names.
  var name: String?

  struct Reading: Hashable, Sendable {
    var title: String
    var paragraphs: [String]
  }

  var paint: @Sendable (_ y: Int, _ canvas: inout Canvas) -> Void

  static let blank = PageLine { _, _ in }

  static func heading(_ text: String, note: String = "") -> PageLine {
    PageLine { y, canvas in
      let used = canvas.write(text, at: Point(x: 1, y: y), tone: .heading, emphasis: .bold)
      canvas.write(note, at: Point(x: used + 3, y: y), tone: .muted, maxWidth: canvas.width - used - 4)
    }
  }

  /// Lines under a heading; nothing where there are none.
  static func section(_ title: String, note: String = "", _ lines: [PageLine]) -> [PageLine] {
    lines.isEmpty ? [] : [.blank, .heading(title, note: note)] + lines
  }

  static func text(_ pieces: [Piece], isStop: Bool = false) -> PageLine {
    PageLine(isStop: isStop) { y, canvas in
      canvas.write(pieces, at: Point(x: 1, y: y), maxWidth: canvas.width - 2)
    }
  }

  /// The same in as many lines as it takes, broken between pieces: no fact is cut off in a narrow page.
  static func wrapped(_ pieces: [Piece], in scene: Scene) -> [PageLine] {
    let dot = " \(scene.glyphs.bullet) "
    var lines: [[Piece]] = [[]]
    var used = 0
    for piece in pieces {
      let width = piece.text.columns
      if used > 0, used + width > scene.size.width - 2, piece.text != dot {
        if lines[lines.count - 1].last?.text == dot { lines[lines.count - 1].removeLast() }
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append(piece)
      used += width
    }
    return lines.map { .text($0, isStop: true) }
  }

  /// A text's own lines, empty ones too.
  static func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// A text in as many lines as it takes; its line ends, empty lines and indents are kept. `mark` stands in the margin of the first.
  static func paragraphs(
    _ text: String, indent: Int = 0, mark: String = "", tone: Tone = .text, in scene: Scene
  ) -> [PageLine] {
    let width = max(10, scene.size.width - 2 - indent)
    return Paragraph.wrapLines(of: text, width: width, glyphs: scene.glyphs).enumerated().map { index, line in
      let margin = (index == 0 ? mark : "").padding(toLength: indent, withPad: " ", startingAt: 0)
      return line.isEmpty ? .blank : .text([Piece(margin, tone), Piece(line, tone)], isStop: true)
    }
  }

  /// So many lines of one text stand on a page: all of a page is laid out each time it is drawn.
  private static let most = 200

  /// The beginning of a text of any length; Enter on what is left shows it whole.
  static func beginning(_ text: String, title: String, indent: Int, in scene: Scene) -> [PageLine] {
    let whole = lines(of: text)
    let start = String(whole.prefix(most).joined(separator: "\n").prefix(most * 80))
    guard start.utf8.count < text.utf8.count else { return paragraphs(text, indent: indent, in: scene) }
    let count = whole.count > most ? counted(whole.count - most, "line") : "some"
    let left = "\(scene.glyphs.ellipsis) \(count) more: Enter shows the text whole"
    var rest = PageLine.text(
      [Piece(String(repeating: " ", count: indent)), Piece(left, .muted)], isStop: true)
    rest.reads = Reading(title: title, paragraphs: whole)
    return paragraphs(start, indent: indent, in: scene) + [rest]
  }

  /// Where the thing stands in the tool it came from, in as many lines as that takes.
  static func link(_ link: WebAddress?, in scene: Scene) -> [PageLine] {
    link.map { paragraphs("link \($0.text)", tone: .muted, in: scene) } ?? []
  }

  /// The same line, on which acts are done to `subject` and Enter leads to `opens`.
  func about(_ subject: ActSubject?, opens: Target? = nil, preset: [String: String] = [:]) -> PageLine {
    var line = self
    line.isStop = true
    line.subject = subject
    line.opens = opens
    line.preset = preset
    return line
  }

  /// The same line under a name, which the cursor follows.
  func named(_ name: String) -> PageLine {
    var line = self
    line.name = name
    return line
  }

  func draw(y: Int, on canvas: inout Canvas) { paint(y, &canvas) }

  /// What a line is about, wherever on the page it stands; nil where it is about nothing of its own.
  struct Key: Hashable, Sendable {
    var subject: Target?
    var dimension: DimensionID?
    var preset: [String: String]
    var opens: Target?
    var reads: Reading?
    var name: String?
  }

  var key: Key? {
    let key = Key(
      subject: subject?.target, dimension: dimension, preset: preset, opens: opens, reads: reads, name: name)
    return key == Key(preset: [:]) ? nil : key
  }
}
