import CustomerSuccess
import SuccessStore
import TerminalUI

/// Where a customer may grow, and what it is led through.
extension CustomerPage {
  /// `qualified  25 points  $1,900 a month  closes 26 Jan`
  var growth: [PageLine] {
    let shown = Array(detail.opportunities.prefix(4))
    let lines = PageLine.rows(
      shown,
      [
        .init("", .fitting(12), named: "Stage") { row in
          let stage = row.standing.opportunity.stage
          return [
            Piece("\(ProgrammeWords.mark(stage, scene.glyphs)) \(stage.rawValue)", ProgrammeWords.tone(stage))
          ]
        },
        .init("", .fitting(16), named: "Value") { row in
          [Piece(row.standing.value.map { "\(NumberWords.money($0)) a month" } ?? "worth unknown")]
        },
        .init("", .flexible(minimum: 14, weight: 1), named: "Speaks for it") { row in
          let reason = row.standing.opportunity.reason
          let evidence = row.reading.signals.map(\.evidence).joined(separator: "; ")
          return [Piece(row.standing.opportunity.stage.isOpen && !evidence.isEmpty ? evidence : reason, .muted)]
        },
        .init("", .fitting(10), named: "Score", priority: 2) { row in
          [Piece(row.standing.opportunity.stage.isOpen ? "\(row.standing.score) points" : "", .muted)]
        },
      ])
    return zip(shown, lines).map { row, line in line.about(nil, preset: row.standing.nextStage) }
  }

  var programmes: [PageLine] { PageLine.memberships(Array(detail.memberships.prefix(8)), in: scene) }
}
