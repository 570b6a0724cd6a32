import CustomerSuccess
import SuccessStore
import TerminalUI

/// Somebody has changed the same thing meanwhile: who, what and when, how it was and how it is, and what to do about it.
struct ConflictView: Hashable, Sendable {
  var conflict: StoreError.Conflict
  var job: ActJob
  /// The things as they were seen.
  var subjects: [ActSubject] = []
  /// What was typed stands here.
  var form: FormView?

  enum Choice { case keepTheirs, insist, back }

  func choice(for key: Key) -> Choice? {
    switch key {
    case .character("e") where form != nil: .back
    case .escape, .control("c"), .character("k"), .character("q"): .keepTheirs
    case .character("o"): .insist
    default: nil
    }
  }

  func draw(on canvas: inout Canvas, words: ChangeWords, zone: Zone) {
    let rows = rows(words)
    let width = min(canvas.width - 8, 100)
    let headline = Paragraph.wrap(headline(rows, zone), width: width, glyphs: canvas.glyphs)
    let top = headline.count + 1
    let dialog = Dialog(
      title: "Changed meanwhile", content: Size(width: width, height: min(canvas.height - 6, rows.count + top + 5)))
    dialog.draw(on: &canvas) { canvas in
      for (y, line) in headline.enumerated() { canvas.write(line, at: Point(x: 0, y: y), tone: .warning) }
      let half = (canvas.width - 16) / 2
      canvas.write("you saw", at: Point(x: 16, y: top), tone: .heading)
      canvas.write("it is now", at: Point(x: 16 + half, y: top), tone: .heading)
      for (index, row) in rows.prefix(max(0, canvas.height - top - 4)).enumerated() {
        let y = top + 1 + index
        canvas.write(row.label, at: Point(x: 0, y: y), tone: .muted, maxWidth: 15)
        canvas.write(row.before.isEmpty ? "–" : row.before, at: Point(x: 16, y: y), maxWidth: half - 1)
        canvas.write(
          row.after.isEmpty ? "–" : row.after, at: Point(x: 16 + half, y: y), tone: .accent, maxWidth: half)
      }
      canvas.write(
        "yours: \(words.title(of: job.requests, subjects))", at: Point(x: 0, y: canvas.height - 2),
        maxWidth: canvas.width)
      canvas.writeKeyHints(keys, y: canvas.height - 1)
    }
  }

  private var isReply: Bool {
    if case .ticketEvent(let event) = conflict.found, case .publicReply = event.kind { true } else { false }
  }

  private var keys: [(String, String)] {
    let back = form == nil ? [] : [("e", "back to the form")]
    return [("k", "keep theirs"), ("o", isReply ? "send it all the same" : "do it all the same")] + back
  }

  /// `sam answered TKT-11210 Login outage at 14:05:32. Nothing of yours was written.`
  private func headline(_ rows: [ChangeWords.Line], _ zone: Zone) -> String {
    let when = conflict.at.map { " at \(TimeWords.clock($0, in: zone))" } ?? ""
    return "\(conflict.who) \(deed(rows))\(when). Nothing of yours was written."
  }

  private func deed(_ rows: [ChangeWords.Line]) -> String {
    let thing = thing
    if isReply { return "answered \(thing)" }
    if conflict.found == nil { return "removed \(thing)" }
    return "changed \(thing) (\(rows.map { $0.label.lowercased() }.joined(separator: ", ")))"
  }

  private var seen: ActSubject? {
    subjects.first { subject in
      switch conflict.key.kind {
      case .ticketEvent, .rootCause: subject.target == .ticket(TicketID(conflict.key.parts.first ?? ""))
      default: subject.target.key == conflict.key
      }
    }
  }

  /// `TKT-11210 Login outage`, `action item ACT-2 Schedule QBR`
  private var thing: String {
    guard let seen else { return conflict.key.description }
    let id = seen.target.description
    let name = seen.title.hasPrefix(id) ? seen.title : "\(id) \(seen.title)"
    return seen.target.kind == .ticket || seen.target.kind == .customer ? name : "\(seen.target.kind.title) \(name)"
  }

  private func rows(_ words: ChangeWords) -> [ChangeWords.Line] {
    guard case .ticketEvent(let event) = conflict.found else {
      return words.lines(from: conflict.expected, to: conflict.found)
    }
    guard case .ticket(let reading, _) = seen else { return [words.line(event, after: nil)] }
    return [words.line(event, after: reading)]
  }
}
