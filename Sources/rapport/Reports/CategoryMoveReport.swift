import ConsoleApp
import CustomerSuccess

/// Who went from one health category to another in the last week, of those who are there.
struct CategoryMoveReport: Encodable {
  /// Categories, or `unscored`.
  var from: String
  var to: String
  /// How many customers.
  var n: Int
  /// How many of them by each first reason, the most first.
  var because: [Reason]
  /// For text only.
  var words: Words

  private enum CodingKeys: String, CodingKey { case from, to, n, because }

  struct Reason: Encodable {
    /// The framework's name, or `coverage`, `override of …`, `changed weights`.
    var metric: String
    var n: Int
  }

  struct Words {
    var from: String
    var to: String
    var because: String
  }

  init(_ flow: CategoryFlows.Flow, in model: HealthModel) {
    from = CategoryMoveReport.name(flow.from)
    to = CategoryMoveReport.name(flow.to)
    n = flow.customers
    because = flow.because.map { Reason(metric: $0.cause.words, n: $0.customers) }
    let reasons = flow.because.map {
      "\(NumberWords.whole($0.customers)) by \(CauseWords.title($0.cause, in: model))"
    }
    words = Words(
      from: MoveWords.place(flow.from, in: model).capitalizedFirst,
      to: MoveWords.place(flow.to, in: model).capitalizedFirst,
      because: reasons.joined(separator: ", "))
  }

  private static func name(_ place: CategoryPlace) -> String { place.category?.rawValue ?? "unscored" }
}

extension CategoryFlows {
  /// `Critical +6 in 7 days: 4 by Login frequency`, a category each, the worst first; nobody's moves are said to be none.
  func sentences(in model: HealthModel) -> [String] {
    let words = HealthCategory.allCases.reversed().filter { net($0) != 0 }
      .map { MoveWords.sentence($0, in: self, model) }
    guard words.isEmpty else { return words }
    let days = counted(days, "day")
    return [
      moves.isEmpty
        ? "Nobody moved between categories in \(days)." : "No category is larger or smaller by moves in \(days)."
    ]
  }

  /// Who came and who left, where anybody did.
  func comings() -> String? {
    let parts = [
      came > 0 ? "\(NumberWords.whole(came)) came" : nil, left > 0 ? "\(NumberWords.whole(left)) left" : nil,
    ]
    let words = parts.compactMap(\.self).joined(separator: ", ")
    return words.isEmpty ? nil : "\(words) in \(counted(days, "day"))"
  }

  func sheet(in model: HealthModel) -> Sheet? {
    guard !moves.isEmpty else { return nil }
    return Sheet(
      columns: [
        .words("Moved from"), .words("To"), .number("Customers"), .words("Because", maximum: 100),
      ],
      rows: moves.map { flow in
        let move = CategoryMoveReport(flow, in: model)
        return [move.words.from, move.words.to, NumberWords.whole(move.n), move.words.because]
      })
  }
}
