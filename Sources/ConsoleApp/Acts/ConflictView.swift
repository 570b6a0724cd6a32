import CustomerSuccess
import Interchange
import SuccessStore
import TerminalUI

/// Somebody has changed the same thing meanwhile: both versions side by side, and what to do about it.
struct ConflictView: Hashable, Sendable {
  var conflict: StoreError.Conflict
  var job: ActJob

  enum Choice { case keepTheirs, insist }

  func choice(for key: Key) -> Choice? {
    switch key {
    case .escape, .character("k"), .character("q"): .keepTheirs
    case .character("o"): .insist
    default: nil
    }
  }

  func draw(on canvas: inout Canvas, zone: Zone) {
    let rows = differences
    let width = min(canvas.width - 8, 100)
    let headline = Paragraph.wrap(headline(zone), width: width, glyphs: canvas.glyphs)
    let top = headline.count + 1
    let dialog = Dialog(
      title: "Changed meanwhile", content: Size(width: width, height: min(canvas.height - 6, rows.count + top + 5)))
    dialog.draw(on: &canvas) { canvas in
      for (y, line) in headline.enumerated() { canvas.write(line, at: Point(x: 0, y: y), tone: .warning) }
      let half = (canvas.width - 16) / 2
      canvas.write("you saw", at: Point(x: 16, y: top), tone: .heading)
      canvas.write("theirs now", at: Point(x: 16 + half, y: top), tone: .heading)
      for (index, row) in rows.prefix(max(0, canvas.height - top - 4)).enumerated() {
        let y = top + 1 + index
        canvas.write(row.field, at: Point(x: 0, y: y), tone: .muted, maxWidth: 15)
        canvas.write(row.before, at: Point(x: 16, y: y), maxWidth: half - 1)
        canvas.write(row.after, at: Point(x: 16 + half, y: y), tone: .accent, maxWidth: half)
      }
      let y = canvas.height - 1
      canvas.write("yours: \(job.title)", at: Point(x: 0, y: y - 1), maxWidth: canvas.width)
      canvas.write(
        [
          Piece("k", .key, emphasis: .bold), Piece(" keep theirs   ", .muted), Piece("o", .key, emphasis: .bold),
          Piece(" do it all the same", .muted),
        ], at: Point(x: 0, y: y))
    }
  }

  private func headline(_ zone: Zone) -> String {
    let who = conflict.author.flatMap { $0.isEmpty ? nil : $0 } ?? "Somebody"
    let deed = conflict.found == nil ? "removed" : "changed"
    let when = conflict.at.map { " at \(TimeWords.clock($0, in: zone))" } ?? ""
    return "\(who) \(deed) \(conflict.key)\(when). Nothing of yours was written."
  }

  private var differences: [FieldDifference] { Fact.differences(from: conflict.expected, to: conflict.found) }
}
