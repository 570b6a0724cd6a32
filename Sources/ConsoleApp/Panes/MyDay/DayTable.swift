import CustomerSuccess
import SuccessStore
import TerminalUI

/// The day's columns.
struct DayTable {
  var scene: Scene
  var glyphs: GlyphSet

  var table: Table<DayRow> {
    let rules = scene.dayRules
    return Table(columns: [
      .init("", .fixed(1), named: "State") { row in
        let look = look(row, rules)
        return [Piece(String(look.mark), look.tone)]
      },
      .init("Reason", .fitting(28, most: 38), priority: 2) { row in
        [Piece(rules.reason(for: row.item, at: scene.now), look(row, rules).tone)]
      },
      .init("Title", .flexible(minimum: 16, weight: 2, wants: 36)) { row in [Piece(row.item.title)] },
      .init("Customer", .flexible(minimum: 12, weight: 2, wants: 24), priority: 1) { row in [Piece(row.customerName)] },
      .init("Item", .fitting(15), priority: 3) { row in [Piece(row.item.target.description, .muted)] },
    ])
  }

  private func look(_ row: DayRow, _ rules: DayRules) -> DayLook {
    DayLook(rules.place(of: row.item, at: scene.now).step, glyphs: glyphs)
  }
}
