import CustomerSuccess
import SuccessStore
import TerminalUI

/// Somebody has changed the same thing meanwhile: who, what and when, how it was and how it is, and what to do about it.
struct ConflictView: Hashable, Sendable {
  var conflict: StoreError.Conflict
  var job: ActJob
  /// The things as they were seen.
  var subjects: [ActSubject] = []
  /// The thing as it would be by one's own act on what was seen; nil where that changes nothing of it.
  var own: Fact?
  /// What was typed stands here.
  var form: FormView?

  /// What has become of the thing since this was shown, in words.
  var news: String?

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
    let told = [headline(rows, zone), news].compactMap(\.self).joined(separator: " ")
    let headline = Paragraph.wrap(told, width: width, glyphs: canvas.glyphs)
    let top = headline.count + 1
    let dialog = Dialog(
      title: "Changed meanwhile", content: Size(width: width, height: min(canvas.height - 6, rows.count + top + 5)))
    dialog.draw(on: &canvas) { canvas in
      for (y, line) in headline.enumerated() { canvas.write(line, at: Point(x: 0, y: y), tone: .warning) }
      let columns = columns(rows)
      let width = (canvas.width - 16) / columns.count
      for (place, column) in columns.enumerated() {
        let x = 16 + place * width
        canvas.write(column.title, at: Point(x: x, y: top), tone: .heading)
        for (index, text) in column.texts.prefix(max(0, canvas.height - top - 4)).enumerated() {
          canvas.write(
            text.isEmpty ? "–" : text, at: Point(x: x, y: top + 1 + index), tone: column.tone, maxWidth: width - 1)
        }
      }
      for (index, row) in rows.prefix(max(0, canvas.height - top - 4)).enumerated() {
        canvas.write(row.label, at: Point(x: 0, y: top + 1 + index), tone: .muted, maxWidth: 15)
      }
      canvas.write(
        "yours: \(words.title(of: job.requests, subjects))", at: Point(x: 0, y: canvas.height - 2),
        maxWidth: canvas.width)
      canvas.writeKeyHints(keys, y: canvas.height - 1)
    }
  }

  private struct Column {
    var title: String
    var texts: [String]
    var tone = Tone.text
  }

  private func columns(_ rows: [Row]) -> [Column] {
    let both = [
      Column(title: "you saw", texts: rows.map(\.before)),
      Column(title: "it is now", texts: rows.map(\.after), tone: .accent),
    ]
    let isTold = conflict.key.kind == .ticketEvent ? rows.contains { !$0.own.isEmpty } : own != nil
    guard isTold else { return both }
    return both + [Column(title: "yours", texts: rows.map(\.own), tone: .warning)]
  }

  private struct Row {
    var label: String
    var before: String
    var after: String
    var own = ""
  }

  private var isReply: Bool {
    if case .ticketEvent(let event) = conflict.found, case .publicReply = event.kind { true } else { false }
  }

  private var isMessage: Bool {
    if case .ticketEvent(let event) = conflict.found, case .customerMessage = event.kind { true } else { false }
  }

  private var keys: [(String, String)] {
    let back = form == nil ? [] : [("e", "back to the form")]
    let same =
      reopens ? "send it, which reopens it" : isReply || isMessage ? "send it all the same" : "do it all the same"
    return [("k", "keep theirs"), ("o", same)] + back
  }

  /// What one was about to do to the thing oneself.
  private var ownAct: Act? { seen.flatMap { seen in job.requests.last { $0.target == seen.target }?.act } }

  /// What that would make of a ticket's status.
  private var ownStatus: TicketStatus? { ownAct?.statusInTheEnd }

  /// What one has written oneself.
  private var ownReply: String? {
    if case .respond(let text, _) = ownAct { text } else { nil }
  }

  /// Theirs ended the ticket, and one's own reply would open it again.
  private var reopens: Bool { (conflict.meanwhile ?? job.meanwhile)?.isReopened(by: job.requests) ?? false }

  /// What became of the status by whoever stands in the way.
  private var theirStatus: TicketStatus? {
    guard case .ticketEvent(let found) = conflict.found else { return nil }
    for event in conflict.events.reversed() where event.author == found.author {
      if case .status(let status) = event.kind { return status }
    }
    return nil
  }

  /// `sam answered TKT-11210 Login outage at 14:05:32. Nothing of yours was written.`
  private func headline(_ rows: [Row], _ zone: Zone) -> String {
    let when = conflict.at.map { " at \(TimeWords.clock($0, in: zone))" } ?? ""
    if isMessage { return "The customer wrote on \(thing)\(when). Nothing of yours was written." }
    return "\(conflict.who) \(deed(rows))\(when). Nothing of yours was written."
  }

  private func deed(_ rows: [Row]) -> String {
    let thing = thing
    if isReply {
      return "answered\(theirStatus.map { !$0.isOpen ? " and \($0.title.lowercased())" : "" } ?? "") \(thing)"
    }
    if conflict.found == nil { return "removed \(thing)" }
    let changed = rows.filter { $0.before != $0.after }
    return "changed \(thing) (\(changed.map { $0.label.lowercased() }.joined(separator: ", ")))"
  }

  /// What one's own act would make of the thing, where it is the thing itself that others have changed.
  func afterwards(rules: ActRules, at now: Instant) -> Fact? {
    guard let seen, seen.target.key == conflict.key, conflict.found != nil else { return nil }
    return ownAct.flatMap { seen.after($0, rules: rules, at: now) }
  }

  var seen: ActSubject? {
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

  /// What others have changed, then what only one's own act would.
  private func rows(_ words: ChangeWords) -> [Row] {
    let theirs = lines(words)
    let own = own.map { words.lines(from: conflict.expected, to: $0) } ?? []
    let alone = own.filter { line in !theirs.contains { $0.label == line.label } }
    return theirs.map { line in
      Row(
        label: line.label, before: line.before, after: line.after,
        own: own.first { $0.label == line.label }?.after ?? ownWords(of: line))
    } + alone.map { Row(label: $0.label, before: $0.before, after: $0.before, own: $0.after) }
  }

  private func ownWords(of line: ChangeWords.Line) -> String {
    guard conflict.key.kind == .ticketEvent else { return line.before }
    if isMessage, line.label == "Message" { return ownReply ?? "" }
    switch line.label {
    case "Status": return ownStatus?.title ?? ""
    case "Reply": return ownReply ?? ""
    default: return ""
    }
  }

  private func lines(_ words: ChangeWords) -> [ChangeWords.Line] {
    guard case .ticketEvent(let event) = conflict.found else {
      return words.lines(from: conflict.expected, to: conflict.found)
    }
    let reading: TicketReading? = if case .ticket(let reading, _) = seen { reading } else { nil }
    let others = conflict.events.filter { $0 != event }.reversed()
    // Of what was settled more than once it is the last that holds.
    var isTold: Set<String> = []
    return ([event] + others).map { words.line($0, after: reading) }
      .filter { ["Reply", "Message"].contains($0.label) || isTold.insert($0.label).inserted }
  }
}
