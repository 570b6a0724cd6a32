import ConsoleApp
import CustomerSuccess
import SuccessStore
import TerminalUI

/// A review's score, over time and by dimension, and its summary.
extension CustomerReview {
  /// The days that the score is drawn over.
  private static let courseDays = 365

  var summary: [String] {
    [healthSentence, dimensionSentence, supportSentence, trainingSentence, renewalSentence].compactMap(\.self)
  }

  private var healthSentence: String {
    let (assessment, row) = (facts.detail.assessment, facts.detail.row)
    guard let score = assessment.score, let category = assessment.category else {
      let imported = facts.detail.importedScore.map {
        " Another system gave \($0.score) on \(TimeNames.date(facts.day($0.at)))."
      }
      return "No health score yet: none of the \(assessment.coverage.applicable) measures it rests on is known."
        + (imported ?? "")
    }
    let change = PaperWords.change(row.health.change.map(Double.init), days: facts.model.trend.days)
    let old = HealthWords.stale(assessment.stale)
    let basis =
      assessment.isProvisional
      ? "It is provisional: \(assessment.coverage.known) of \(assessment.coverage.applicable) measures are known\(old)."
      : "It rests on \(assessment.coverage.known) of \(assessment.coverage.applicable) measures\(old)."
    let status = HealthWords.status(category, in: facts.model)
    return "Health stands at \(score) of 100 (\(status))\(change.map { ", \($0)" } ?? ""). \(basis)"
  }

  private var dimensionSentence: String? {
    let known = facts.detail.assessment.dimensions.filter { $0.score != nil }
    guard known.count > 1, let best = known.max(by: { ($0.score ?? 0) < ($1.score ?? 0) }),
      let worst = known.min(by: { ($0.score ?? 0) < ($1.score ?? 0) }), best.id != worst.id, best.score != worst.score
    else { return nil }
    func words(_ dimension: DimensionAssessment) -> String {
      "\(dimension.title) (\(dimension.score.map { roundedHalfUp($0) } ?? 0))"
    }
    return "The strongest dimension is \(words(best)), the weakest \(words(worst))."
  }

  // MARK: Over time

  var health: Paper.Section {
    let points = course
    guard let last = points.last else {
      return Paper.Section(title: "Health over time", blocks: [.words("There is no score to draw yet.")])
    }
    let days = min(points[0].day, facts.today - facts.model.trend.days)...facts.today
    let values = points.map(\.value)
    let (least, most) = (values.min() ?? last.value, values.max() ?? last.value)
    let moves =
      least == most
      ? "the score stayed at \(Int(least))"
      : "the score went from \(Int(points[0].value)) to \(Int(last.value)), between \(Int(least)) and \(Int(most))"
    let summary =
      "From \(TimeNames.date(points[0].day)) to \(TimeNames.date(days.upperBound)) \(moves)."
    let chart = CourseChart(points: points, days: days, bands: .ofScores(in: facts.model), isStepped: true) {
      "\(Int($0))"
    }
    let figure = Paper.Figure(title: "Health score", summary: summary, chart: chart, table: table(points, days))
    return Paper.Section(title: "Health over time", blocks: [.words(summary + importedWords), .figure(figure)])
  }

  private var importedWords: String {
    let foreign = facts.detail.history.filter { $0.origin == .imported }
    guard !foreign.isEmpty else { return "" }
    let all = PaperWords.counted(facts.detail.history.count, "known score")
    return " Of \(all), \(NumberWords.whole(foreign.count)) came from another system."
  }

  /// What the score was from each day on; the last that held before the first day stands at that.
  private var course: [CourseChart.Point] {
    let start = facts.today - Self.courseDays
    var points: [CourseChart.Point] = []
    for record in facts.detail.history.reversed() {
      let day = max(facts.day(record.at), start)
      guard day <= facts.today else { break }
      if points.last?.day == day { points.removeLast() }
      points.append(.init(day: day, value: Double(record.score)))
    }
    if let score = facts.detail.assessment.score, points.last?.value != Double(score) {
      points.append(.init(day: facts.today, value: Double(score)))
    }
    return points
  }

  /// At the end of each month, and today.
  private func table(_ points: [CourseChart.Point], _ days: ClosedRange<LocalDate>) -> Sheet {
    let ends = Months.firsts(in: days).map { $0 - 1 }.filter { $0 >= days.lowerBound } + [facts.today]
    let rows = ends.compactMap { day in
      points.last { $0.day <= day }.map { [TimeNames.short(day), "\(Int($0.value))"] }
    }
    return Sheet(columns: [.words("At the end of"), .number("Score")], rows: rows)
  }

  // MARK: By dimension

  var dimensions: Paper.Section {
    let known = facts.detail.assessment.dimensions.filter { $0.score != nil }
    var sheet = report.dimensionSheet
    sheet.title = "What the score is made of"
    sheet.columns[0].title = "Measure"
    sheet.columns[1].title = "What is known"
    // As everything else on the page calls it.
    for index in sheet.rows.indices {
      guard let category = HealthCategory.allCases.first(where: { $0.title == sheet.rows[index][3] }) else { continue }
      sheet.rows[index][3] = HealthWords.status(category, in: facts.model)
    }
    guard !known.isEmpty else {
      return Paper.Section(title: "Dimensions of health", blocks: [.words("Nothing is known of any dimension yet.")])
    }
    let rows = facts.detail.assessment.dimensions.map { dimension in
      let score = dimension.score.map(roundedHalfUp)
      let status = HealthWords.status(dimension.category, in: facts.model)
      return BarChart.Row(
        name: dimension.title, value: score.map(Double.init), words: score.map { "\($0) \(status)" } ?? "not known",
        tone: HealthWords.tone(dimension.category))
    }
    let summary = PaperWords.list(rows.map { "\($0.name): \($0.words)" }) + "."
    let figure = Paper.Figure(
      title: "Score by dimension, of 100", summary: summary, chart: BarChart(rows: rows, most: 100), table: sheet)
    return Paper.Section(title: "Dimensions of health", blocks: [.figure(figure), .table(sheet)])
  }
}

extension [CourseChart.Band] {
  /// The categories of scores.
  static func ofScores(in model: HealthModel) -> [CourseChart.Band] {
    HealthCategory.allCases.map { category in
      CourseChart.Band(
        name: HealthWords.status(category, in: model), from: Double(category.range.lowerBound),
        to: Double(category == .excellent ? 100 : category.range.upperBound + 1), tone: HealthWords.tone(category))
    }
  }
}
