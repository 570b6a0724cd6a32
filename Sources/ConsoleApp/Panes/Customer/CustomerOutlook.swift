import CustomerSuccess
import SuccessStore
import TerminalUI

/// What is predicted of a customer, and why: beside its score, of which it changes nothing.
extension CustomerPage {
  private var predictions: [Prediction] { detail.row.lifecycle == .churned ? [] : detail.predictions }

  var outlookNote: String { predictions.isEmpty ? "" : "chances, with points for and against" }

  /// `Chance to leave 62 %  predicted today`, then a line a reason: `+1.25  score change`.
  var outlook: [PageLine] { predictions.flatMap(lines) }

  private func lines(of one: Prediction) -> [PageLine] {
    let day = TimeWords.day(scene.zone.date(of: one.at), today: scene.today)
    let chance = PageLine.text([
      Piece("\(PredictionWords.title(one.event)) "),
      Piece(PredictionWords.percent(one.chance), .text, emphasis: .bold), Piece("  predicted \(day)", .muted),
    ])
    let reasons = one.reasons.map { reason in
      let tone: Tone = one.event == .churned && reason.points > 0 ? .atRisk : .muted
      return PageLine.text([
        Piece(PredictionWords.points(reason.points), tone), Piece("  \(PredictionWords.feature(reason.feature))"),
      ])
    }
    return [chance] + reasons
  }
}
