import CustomerSuccess
import SuccessStore
import TerminalUI

/// The day's columns.
struct DayTable {
  var scene: Scene
  var glyphs: GlyphSet

  var table: Table<DayRow> {
    let rules = DayRules(health: scene.health, training: scene.training, zone: scene.zone)
    return Table(columns: [
      .init("", .fixed(1)) { row in
        let look = look(row, rules)
        return [Piece(String(look.mark), look.tone)]
      },
      .init("Reason", .flexible(minimum: 34, weight: 4)) { row in
        [Piece(rules.reason(for: row.item, at: scene.now), look(row, rules).tone)]
      },
      .init("Title", .flexible(minimum: 16, weight: 3)) { row in [Piece(row.item.title)] },
      .init("Customer", .flexible(minimum: 12, weight: 2), priority: 1) { row in [Piece(row.customerName)] },
      .init("Item", .fixed(15), priority: 2) { row in [Piece(row.item.subject.words, .muted)] },
    ])
  }

  private func look(_ row: DayRow, _ rules: DayRules) -> DayLook {
    DayLook(rules.place(of: row.item, at: scene.now).step, glyphs: glyphs)
  }
}

/// The mark and tone of a step.
public struct DayLook: Hashable, Sendable {
  public var mark: Character
  var tone: Tone

  public init(_ step: DayStep, glyphs: GlyphSet) {
    switch step {
    case .promiseBroken: (mark, tone) = (glyphs.breached, .breached)
    case .promiseToday, .promiseLater: (mark, tone) = (glyphs.atRisk, .atRisk)
    case .critical: (mark, tone) = (glyphs.down, .critical)
    case .alert: (mark, tone) = (glyphs.down, .atRisk)
    case .decline: (mark, tone) = (glyphs.down, .text)
    case .highLate, .late: (mark, tone) = (glyphs.atRisk, .breached)
    case .highToday: (mark, tone) = (glyphs.pointer, .atRisk)
    case .today: (mark, tone) = (glyphs.pointer, .text)
    case .renewalNow, .renewalSoon: (mark, tone) = (glyphs.milestone, .atRisk)
    case .renewalLater: (mark, tone) = (glyphs.milestone, .text)
    case .certificateSoon: (mark, tone) = (glyphs.milestoneOpen, .atRisk)
    case .certificateLater: (mark, tone) = (glyphs.milestoneOpen, .text)
    }
  }
}

extension DaySubject {
  /// The id of what the item is about.
  public var words: String {
    switch self {
    case .ticket(let id): id.text
    case .action(let id): id.text
    case .customer(let id): id.text
    case .learner(let id): id.text
    }
  }
}
