import ConsoleApp
import CustomerSuccess
import SuccessStore
import TerminalUI

/// Two moments of the portfolio side by side.
struct DifferenceReport: Encodable {
  /// Scores before and after, null where nothing was known, with the categories that they are.
  var moved: [Moved]
  var came: [Came]
  var left: [Left]
  /// By how much each cause moved the scores of all customers of both moments, what most was lost by first. The points of all of
  /// them add up to what these scores changed by.
  var causes: [CauseSum]
  /// Customers by category at both moments.
  var counts: Counts

  private var heading: String
  /// What the model calls each category; for text only.
  private var status: [HealthCategory?: String]

  private enum CodingKeys: String, CodingKey { case moved, came, left, causes, counts }

  struct CauseSum: Encodable {
    /// The framework's name; null of what belongs to no dimension, such as `coverage`.
    @OrNull var dimension: String?
    /// As in `because`.
    var metric: String
    var points: Double
    /// How many it moved.
    var customers: Int
    /// For text only.
    var title: String

    private enum CodingKeys: String, CodingKey { case dimension, metric, points, customers }
  }

  struct Moved: Encodable {
    var customer: String
    var name: String
    @OrNull var before: Int?
    @OrNull var after: Int?
    @OrNull var beforeCategory: String?
    @OrNull var afterCategory: String?
    /// The points add up to what lies between the scores.
    var because: [Cause]

    struct Cause: Encodable {
      /// The framework's name, or `coverage`, `override of …`, `changed weights`, `rounding`.
      var metric: String
      var points: Double
      /// For text only.
      var title: String

      private enum CodingKeys: String, CodingKey { case metric, points }
    }
  }

  struct Came: Encodable {
    var customer: String
    var name: String
    @OrNull var after: Int?
    @OrNull var afterCategory: String?
  }

  struct Left: Encodable {
    var customer: String
    var name: String
    @OrNull var before: Int?
    @OrNull var beforeCategory: String?
  }

  struct Counts: Encodable {
    var before: [String: Int]
    var after: [String: Int]
  }

  init(_ found: PortfolioDifference, in model: HealthModel, heading: String) {
    moved = found.moved.map { move in
      Moved(
        customer: move.customer.text, name: move.after.name, before: move.before.score, after: move.after.score,
        beforeCategory: move.before.category?.title, afterCategory: move.after.category?.title,
        because: move.because.map { line in
          Moved.Cause(
            metric: line.cause.words, points: line.points, title: CauseWords.title(line.cause, in: model))
        })
    }
    came = found.came.map { one in
      Came(customer: one.customer.text, name: one.name, after: one.score, afterCategory: one.category?.title)
    }
    left = found.left.map { one in
      Left(customer: one.customer.text, name: one.name, before: one.score, beforeCategory: one.category?.title)
    }
    causes = found.causes.map { sum in
      CauseSum(
        dimension: model.dimension(of: sum.cause)?.id.text, metric: sum.cause.words, points: sum.points,
        customers: sum.customers, title: CauseWords.title(sum.cause, in: model).capitalizedFirst)
    }
    counts = Counts(before: DifferenceReport.named(found.before), after: DifferenceReport.named(found.after))
    self.heading = heading
    status = Dictionary(
      uniqueKeysWithValues: DifferenceReport.categories.map { ($0, HealthWords.status($0, in: model)) })
  }

  /// Nil is of whom nothing is known.
  private static let categories: [HealthCategory?] = HealthCategory.allCases + [nil]

  private static func name(of category: HealthCategory?) -> String { category?.rawValue ?? "unscored" }

  /// Every category, also those that nobody has.
  private static func named(_ counts: [HealthCategory?: Int]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: categories.map { (name(of: $0), counts[$0] ?? 0) })
  }
}

extension DifferenceReport: PrintedReport {
  var parts: [ReportPart] {
    [.line(heading), .sheet(flow)] + byCause + table("Moved", moved.map(row)) + table("Came", came.map(row))
      + table("Left", left.map(row))
  }

  private var byCause: [ReportPart] {
    guard !causes.isEmpty else { return [] }
    let rows = causes.map { sum in
      [sum.title, ReportWords.change(sum.points, whole: false), NumberWords.whole(sum.customers)]
    }
    return [.sheet(Sheet(columns: [.words("By cause"), .number("Points"), .number("Customers")], rows: rows))]
  }

  /// What went out of each category and what came to it.
  private var flow: Sheet {
    func count(_ categories: [String?], _ wanted: HealthCategory?) -> Int {
      categories.count { $0 == wanted?.title }
    }
    let changed = moved.filter { $0.beforeCategory != $0.afterCategory }
    let rows = DifferenceReport.categories.map { category in
      let name = DifferenceReport.name(of: category)
      let figures = [
        counts.before[name] ?? 0, count(left.map(\.beforeCategory), category),
        count(changed.map(\.beforeCategory), category), count(changed.map(\.afterCategory), category),
        count(came.map(\.afterCategory), category), counts.after[name] ?? 0,
      ]
      return [status[category] ?? name] + figures.map(NumberWords.whole)
    }
    let titles = ["Before", "Left", "Moved out", "Moved in", "Came", "After"]
    return Sheet(columns: [.words("Category")] + titles.map { .number($0) }, rows: rows)
  }

  private func table(_ title: String, _ rows: [[String]]) -> [ReportPart] {
    guard !rows.isEmpty else { return [] }
    return [
      .sheet(
        Sheet(
          title: title,
          columns: [
            .words("Customer"), .words("Name"), .number("Before"), .number("After"), .number("Points"),
            .words("Because"),
          ],
          rows: rows))
    ]
  }

  private func row(_ move: Moved) -> [String] {
    let points = move.before.flatMap { before in move.after.map { $0 - before } }
    // The causes that moved it most.
    let causes = move.because.sorted { abs($0.points) > abs($1.points) }.prefix(3).map { cause in
      "\(cause.title) \(ReportWords.change(cause.points, whole: false))"
    }
    return [
      move.customer, move.name, score(move.before), score(move.after),
      points.map { ReportWords.change(Double($0), whole: true) } ?? "–", causes.joined(separator: ", "),
    ]
  }

  private func row(_ came: Came) -> [String] { [came.customer, came.name, "–", score(came.after), "–", ""] }

  private func row(_ left: Left) -> [String] { [left.customer, left.name, score(left.before), "–", "–", ""] }

  private func score(_ score: Int?) -> String { score.map(String.init) ?? "–" }
}
