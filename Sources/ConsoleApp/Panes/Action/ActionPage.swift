import CustomerSuccess
import SuccessStore
import TerminalUI

/// An action item's page as lines.
struct ActionPage {
  var item: ActionItem
  var customer: CustomerRow
  var scene: Scene

  var lines: [PageLine] {
    header + PageLine.section("Description", PageLine.paragraphs(item.description, in: scene))
      + PageLine.section("Checklist", note: progress, checklist) + PageLine.section("Dates", dates)
  }

  private var header: [PageLine] {
    let title = Paragraph.wrap(item.title, width: max(10, scene.size.width - 2), glyphs: scene.glyphs)
      .map { PageLine.text([Piece($0, .title, emphasis: .bold)], isStop: true) }
    return title + standing + [origin, CustomerLine.line(of: customer, in: scene)] + snooze
  }

  private var standing: [PageLine] {
    let dot = Piece(" \(scene.glyphs.bullet) ", .muted)
    let owner = item.owner.isEmpty ? Piece("nobody's", .atRisk) : Piece("owner \(item.owner)")
    return PageLine.wrapped(
      [Piece(item.priority.title, emphasis: .bold), dot, due, dot, Piece(item.status.title), dot, owner], in: scene)
  }

  private var due: Piece {
    let due = ActionDue(item, today: scene.today, in: scene.zone)
    if due.words.isEmpty { return Piece("no date", .muted) }
    if due.isWaitedFor { return Piece("! \(due.words)", .breached) }
    return Piece(due.isLate ? due.words : "due \(due.words)")
  }

  private var origin: PageLine {
    let words = [item.kind, scene.titles.origin(item.origin)].filter { !$0.isEmpty }.joined(
      separator: " \(scene.glyphs.bullet) ")
    return .text([Piece(words, .muted)], isStop: true)
  }

  private var snooze: [PageLine] {
    guard let snooze = item.snooze, snooze.until > scene.today, item.status.isOpen else { return [] }
    let words = "\(scene.glyphs.waiting) snoozed until \(TimeWords.due(snooze.until, today: scene.today)): "
    return PageLine.paragraphs(words + snooze.reason, tone: .waiting, in: scene)
  }

  private var progress: String {
    item.checklist.isEmpty ? "" : "\(item.checklist.count(where: \.isDone))/\(item.checklist.count)"
  }

  private var checklist: [PageLine] {
    item.checklist.enumerated().map { index, step in
      let mark = step.isDone ? "[\(scene.glyphs.met)] " : "[ ] "
      return PageLine.text([
        Piece(mark, step.isDone ? .healthy : .text), Piece(step.title, step.isDone ? .muted : .text),
      ])
      .about(.action(item), preset: ["step": "\(index + 1)"])
    }
  }

  private var dates: [PageLine] {
    var dates = [("created", EventWords.moment(item.created, in: scene))]
    if let due = item.due { dates.append(("due", TimeWords.day(due, today: scene.today))) }
    if let ended = item.ended { dates.append(("ended", EventWords.moment(ended, in: scene))) }
    return dates.map { name, value in
      .text([Piece(name.padding(to: 9), .muted), Piece(value)], isStop: true)
    }
  }
}

extension String {
  /// Blanks behind it up to a width in characters.
  func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
