import CustomerSuccess
import SuccessStore
import TerminalUI

/// A customer's page as lines, from the most to the least urgent.
struct CustomerPage {
  var detail: CustomerDetail
  var style: CustomerPane.Style
  var opened: Set<DimensionID>
  var scene: Scene

  var lines: [PageLine] {
    switch style {
    case .overview: header + [.blank] + dimensions + [.blank] + activities(limit: 3) + next
    case .page:
      header + [.blank] + dimensions + PageLine.section("Overrides", overrides)
        + PageLine.section("Action items", actions) + PageLine.section("Tickets", tickets)
        + PageLine.section("Outlook", note: outlookNote, outlook) + PageLine.section("Journey", journey)
        + PageLine.section("Growth", growth) + PageLine.section("Programmes", programmes)
        + PageLine.section("Activity", activities(limit: 8)) + PageLine.section("Training", training)
        + PageLine.section("Contacts", contacts) + PageLine.section("Usage", usage)
        + PageLine.section("Surveys", surveys)
        + PageLine.section("Subscriptions", subscriptions) + PageLine.section("Departures", departures)
        + PageLine.section("Exit interviews", interviews)
        + PageLine.section("Business reviews", reviews)
    }
  }

  private var customer: Customer { detail.row.customer }

  private var header: [PageLine] {
    let segment = "\(customer.tier.title) · \(customer.industry.title) · \(customer.size.shortTitle)"
    let revenue = (lost ?? detail.monthlyRevenue(on: scene.today)).map(NumberWords.money).joined(separator: " + ")
    let contract = [standing, revenue].filter { !$0.isEmpty }.joined(separator: "  ")
    let first = PageLine { y, canvas in
      let room = canvas.width - canvas.columns(contract) - 4
      canvas.write(segment, at: Point(x: 1, y: y), maxWidth: room)
      canvas.writeRight(contract, at: Point(x: 1, y: y), width: canvas.width - 2, tone: .muted)
    }
    return style == .page ? [first, people] + PageLine.link(customer.link, in: scene) + [score] : [first, score]
  }

  /// What was lost when it left; nil while it is there.
  private var lost: [Money]? { detail.row.lifecycle == .churned ? [customer.monthlyRevenue] : nil }

  private var standing: String {
    if let churned = customer.churned {
      return "churned \(TimeWords.distance(churned - scene.today))\(lost == nil ? "" : ", lost")"
    }
    return customer.renews.map { "renews \(TimeWords.distance($0 - scene.today))" } ?? ""
  }

  private var people: PageLine {
    var words = [customer.owner.isEmpty ? "nobody's account" : "owner \(customer.owner)"]
    if !customer.accountExecutive.isEmpty { words.append("AE \(customer.accountExecutive)") }
    words.append("since \(TimeWords.day(customer.signedUp, today: scene.today))")
    return .text([Piece(words.joined(separator: " · "), .muted)])
  }

  private var score: PageLine {
    let health = detail.row.health
    let tone = HealthWords.tone(health.category)
    let status = HealthWords.status(health.category, in: scene.health)
    var pieces = [
      Piece("Health ", .text), Piece(HealthWords.score(health), tone, emphasis: .bold), Piece(" \(status)", tone),
    ]
    if health.isOverridden, let computed = health.computed { pieces.append(Piece(" computed \(computed)", .muted)) }
    if let change = health.change {
      pieces.append(
        Piece(
          "  \(HealthWords.change(change, glyphs: scene.glyphs)) in 30 days  ", HealthWords.tone(change: Double(change))
        ))
    } else if let imported = detail.importedScore {
      let day = TimeWords.day(scene.zone.date(of: imported.at), today: scene.today)
      pieces.append(Piece("  imported \(imported.score), \(day)  ", .text))
    } else {
      pieces.append(Piece("  new  ", .muted))
    }
    let line = pieces
    let coverage =
      "\(health.coverage.known)/\(health.coverage.applicable) metrics\(HealthWords.stale(detail.assessment.stale))"
    return PageLine { y, canvas in
      let used = canvas.write(line, at: Point(x: 1, y: y), maxWidth: canvas.width - 2)
      let room = canvas.width - used - 4 - canvas.columns(coverage)
      if room > 4 {
        let days = health.days.map { $0.map(Double.init) }
        Sparkline(days, leastSpan: HealthWords.courseSpan).draw(
          in: Rect(x: used + 1, y: y, width: min(room, days.count), height: 1), on: &canvas)
      }
      if room >= 0 { canvas.writeRight(coverage, at: Point(x: 1, y: y), width: canvas.width - 2, tone: .muted) }
    }
  }

  private var dimensions: [PageLine] {
    detail.assessment.dimensions.flatMap { dimension in
      let before = detail.monthAgo?.dimensions.first { $0.id == dimension.id }
      let weight = scene.health.dimension(dimension.id)?.weight ?? dimension.weight
      let line = DimensionLine(
        dimension: dimension, before: before?.score, weight: weight, isOpen: opened.contains(dimension.id),
        model: scene.health)
      let metrics = opened.contains(dimension.id) ? dimension.metrics : []
      let preset = ["target": dimension.id.text]
      return [PageLine(isStop: true, dimension: dimension.id, preset: preset) { line.draw(y: $0, on: &$1) }]
        + metrics.map { metric in
          let before = before?.metrics.first { $0.id == metric.id }
          let line = MetricLine(metric: metric, before: before?.score, model: scene.health, now: scene.now)
          return PageLine(isStop: true, dimension: dimension.id, preset: metric.id.presets) {
            line.draw(y: $0, on: &$1)
          }
        }
    }
  }

  /// `Product usage  70  until 4 Dec  Mira Okafor: migration under way`
  private var overrides: [PageLine] {
    let shown = detail.assessment.overrides
    let titles = scene.titles
    let lines = PageLine.rows(
      shown,
      [
        .init("", .fitting(22), named: "Override of") { [Piece(titles.target($0.target).capitalizedFirst)] },
        .init("", .fitting(4), named: "Value") { [Piece("\($0.value)", .accent)] },
        .init("", .fitting(18), named: "Until") {
          [Piece("until \(TimeWords.day(scene.zone.date(of: $0.expires), today: scene.today))", .muted)]
        },
        .init("", .flexible(minimum: 14, weight: 1), named: "Reason") { override in
          [Piece("\(override.author): ", .muted), Piece(override.reason)]
        },
      ])
    let pages = reading(lines, shown) {
      .init(title: "Override of \(titles.target($0.target))", paragraphs: PageLine.lines(of: $0.reason))
    }
    return zip(shown, pages).map { override, line in
      var line = line
      line.preset = ["target": override.target.choice]
      return line
    }
  }
}

extension MetricID {
  /// On a metric's line its own acts hold: recording it, overriding it.
  var presets: [String: String] { ["metric": text, "target": text] }
}
