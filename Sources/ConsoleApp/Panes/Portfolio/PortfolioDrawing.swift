import CustomerSuccess
import SuccessStore
import TerminalUI

/// Draws the portfolio's figures.
struct PortfolioDrawing {
  /// The row of the first category.
  static let firstLine = 2
  /// The row below the last category: who moved.
  static let movesLine = firstLine + PortfolioLine.categories.count
  /// For by how much a category is larger or smaller by moves, behind its bar.
  private static let netWidth = 6

  var figures: PortfolioFigures
  var health: HealthModel
  var chosen: PortfolioLine?

  func draw(on canvas: inout Canvas) {
    summary(on: &canvas)
    for (index, line) in PortfolioLine.categories.enumerated() {
      guard let category = line.category else { continue }
      distribution(category, isChosen: line == chosen, y: PortfolioDrawing.firstLine + index, on: &canvas)
    }
    moves(on: &canvas)
    let last = counts(on: &canvas)
    insight(below: last, on: &canvas)
  }

  /// The best of what stands out that there is room for, on the last line if it is free.
  private func insight(below y: Int, on canvas: inout Canvas) {
    guard y < canvas.height - 1 else { return }
    let place = Point(x: 1, y: canvas.height - 1)
    let pointer = "\(canvas.glyphs.pointer) "
    let room = canvas.width - canvas.columns(pointer) - 2
    let claims = figures.insights.lazy.map { ($0, InsightWords.claim($0)) }
    guard let (best, claim) = claims.first(where: { canvas.columns($0.1) <= room }) ?? claims.first else { return }
    let whole = InsightWords.sentence(best)
    let used = canvas.write(pointer, at: place, tone: .accent)
    canvas.write(canvas.columns(whole) > room ? claim : whole, at: place.moved(x: used), maxWidth: room)
  }

  private func summary(on canvas: inout Canvas) {
    guard let average = figures.average else {
      canvas.write("No customer has a score yet", at: Point(x: 1, y: 0), tone: .muted)
      return
    }
    var x = 1 + canvas.write(NumberWords.tenth(average), at: Point(x: 1, y: 0), tone: .title, emphasis: .bold)
    x += canvas.write(" average", at: Point(x: x, y: 0)) + 2
    x += trend(at: Point(x: x, y: 0), on: &canvas) + 2
    let room = canvas.width - x - 1
    guard room > 3 else { return }
    Sparkline(figures.days, leastSpan: HealthWords.courseSpan / 4).draw(
      in: Rect(x: x, y: 0, width: min(room, figures.days.count), height: 1), on: &canvas)
  }

  private func trend(at point: Point, on canvas: inout Canvas) -> Int {
    guard let change = figures.change else { return canvas.write("new", at: point, tone: .muted) }
    let sign = change > 0 ? canvas.glyphs.up : change < 0 ? canvas.glyphs.down : canvas.glyphs.level
    return canvas.write(
      "\(sign) \(NumberWords.tenth(abs(change))) in 30 days", at: point, tone: HealthWords.tone(change: change))
  }

  private func distribution(_ category: HealthCategory, isChosen: Bool, y: Int, on canvas: inout Canvas) {
    let count = figures.distribution[category] ?? 0
    let tone = HealthWords.tone(category)
    canvas.write(HealthWords.status(category, in: health), at: Point(x: 1, y: y), tone: tone, maxWidth: 9)
    canvas.writeRight(NumberWords.whole(count), at: Point(x: 9, y: y), width: 7)
    canvas.writeRight(
      NumberWords.percent(count, of: figures.scored), at: Point(x: 17, y: y), width: 7, tone: .muted)
    let net = figures.flows.map { $0.foremost == nil ? 0 : Self.netWidth } ?? 0
    let bar = Rect(x: 26, y: y, width: canvas.width - 27 - net, height: 1)
    if net > 0, let change = figures.flows?.net(category), change != 0 {
      canvas.writeRight(
        MoveWords.net(change), at: Point(x: canvas.width - net, y: y), width: net - 1, tone: .muted)
    }
    let most = figures.distribution.values.max() ?? 0
    Bar(value: Double(count), of: Double(max(1, most)), tone: tone).draw(in: bar, on: &canvas)
    if isChosen { canvas.shade(Rect(x: 0, y: y, width: canvas.width, height: 1), with: .selection) }
  }

  /// What there is to say first of who moved, with as many reasons as there is room for.
  private func moves(on canvas: inout Canvas) {
    guard let flows = figures.flows, let category = flows.foremost else { return }
    let place = Point(x: 1, y: Self.movesLine)
    let used = canvas.write("\(canvas.glyphs.pointer) ", at: place, tone: .accent)
    let room = canvas.width - used - 2
    let words = MoveWords.sentence(category, in: flows, health) { canvas.columns($0) <= room }
    canvas.write(words, at: place.moved(x: used), tone: HealthWords.tone(category), maxWidth: room)
    if chosen == .moved {
      canvas.shade(Rect(x: 0, y: Self.movesLine, width: canvas.width, height: 1), with: .selection)
    }
  }

  /// The last line it took.
  private func counts(on canvas: inout Canvas) -> Int {
    let places = Self.places(of: figures, width: canvas.width)
    for (line, rect) in places {
      let used = canvas.write("\(line.title) ", at: rect.origin, tone: .muted)
      canvas.write(
        Self.value(of: line, in: figures), at: rect.origin.moved(x: used), tone: line.tone, emphasis: .bold)
      if line == chosen { canvas.shade(rect, with: .selection) }
    }
    return places.last?.rect.y ?? Self.firstLine
  }

  /// Where the counts stand, wrapped like words.
  static func places(of figures: PortfolioFigures, width: Int) -> [(line: PortfolioLine, rect: Rect)] {
    var place = Point(x: 1, y: firstLine + 5)
    return PortfolioLine.counts.filter { $0 != .unscored || figures.unscored > 0 }.map { line in
      let columns = line.title.count + 1 + value(of: line, in: figures).count
      if place.x + columns > width - 1 { place = Point(x: 1, y: place.y + 1) }
      defer { place.x += columns + 2 }
      return (line, Rect(x: place.x, y: place.y, width: columns, height: 1))
    }
  }

  private static func value(of line: PortfolioLine, in figures: PortfolioFigures) -> String {
    let count = NumberWords.whole(line.count(in: figures))
    return line == .backlog ? "\(count) of \(NumberWords.whole(figures.openTickets))" : count
  }
}

extension PortfolioLine {
  fileprivate var tone: Tone {
    switch self {
    case .churnRisk, .withoutAction: .critical
    case .expansion: .healthy
    case .backlog, .atRisk: .atRisk
    default: .muted
    }
  }
}
