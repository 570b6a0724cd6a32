import CustomerSuccess
import TerminalUI

extension DifferenceView {
  /// Lines above the rows: the categories, what came to the worst one, and an empty one.
  static let head = 3

  func dialog(on size: Size) -> Dialog {
    Dialog(
      title:
        "Since \(request.from), as \(request.manner.rawValue)\(request.scope.isEmpty ? "" : " · \(request.scope)")",
      content: Size(width: min(size.width - 4, 150), height: max(8, size.height - 6)))
  }

  func height(_ content: Size) -> Int { max(1, content.height - DifferenceView.head - 2) }

  func draw(on canvas: inout Canvas, health: HealthModel) {
    dialog(on: Size(width: canvas.width, height: canvas.height)).draw(on: &canvas) { canvas in
      drawRows(DifferenceWords(health), on: &canvas)
      let hints = [("enter", "open the customer"), ("esc", "leave")]
      canvas.writeKeyHints(difference == nil ? [("esc", "leave")] : hints, y: canvas.height - 1)
    }
  }

  private func drawRows(_ words: DifferenceWords, on canvas: inout Canvas) {
    guard let difference else {
      canvas.writeWait("putting a copy back to \(request.from) and comparing …", refused: refused)
      return
    }
    canvas.write(words.counts(difference), at: Point(x: 1, y: 0), tone: .title, maxWidth: canvas.width - 2)
    canvas.write(words.worst(difference), at: Point(x: 1, y: 1), tone: .text, maxWidth: canvas.width - 2)
    let (rows, height) = (rows, height(canvas.size))
    guard !rows.isEmpty else {
      canvas.write("Nobody's score moved", at: Point(x: 1, y: DifferenceView.head), tone: .muted)
      return
    }
    canvas.draw(in: Rect(x: 0, y: DifferenceView.head, width: canvas.width, height: height)) { canvas in
      table(words, canvas.glyphs).draw(
        top: chosen.first(in: height), total: rows.count, selected: chosen.place, isFocused: true, on: &canvas
      ) { rows.indices.contains($0) ? rows[$0] : nil }
    }
  }

  private func table(_ words: DifferenceWords, _ glyphs: GlyphSet) -> Table<Row> {
    var table = Table<Row>(columns: [
      .init("", .flexible(minimum: 22, weight: 3)) { [words.subject($0)] },
      .init("", .fixed(9), isRight: true) { [words.points($0)] },
      .init("", .flexible(minimum: 20, weight: 3)) { words.change($0) },
      .init("", .flexible(minimum: 16, weight: 3), priority: 1) { [Piece(words.reason($0), .muted)] },
    ])
    table.hasHeader = false
    return table
  }
}

/// What a difference says, in words.
struct DifferenceWords {
  private let health: HealthModel

  init(_ health: HealthModel) { self.health = health }

  /// `+3.2`, `-6.0`
  static func signed(_ points: Double) -> String { "\(points > 0 ? "+" : "")\(NumberWords.tenth(points))" }

  /// `Healthy 40 → 38 · Critical 12 → 18`
  func counts(_ found: PortfolioDifference) -> String {
    let known = HealthCategory.allCases.map { category in
      "\(HealthWords.status(category, in: health)) \(pair(found.before[category], found.after[category]))"
    }
    let none = pair(found.before[nil], found.after[nil])
    return (known + (none == "0" ? [] : ["without a score \(none)"])).joined(separator: " · ")
  }

  private func pair(_ before: Int?, _ after: Int?) -> String {
    let (old, new) = (before ?? 0, after ?? 0)
    return old == new ? NumberWords.whole(new) : "\(NumberWords.whole(old)) to \(NumberWords.whole(new))"
  }

  /// `Critical up 6: of 7 that fell to it 4 by Login frequency, 1 by coverage`
  func worst(_ found: PortfolioDifference) -> String {
    let name = HealthWords.status(.poor, in: health)
    let change = (found.after[.poor] ?? 0) - (found.before[.poor] ?? 0)
    let way = change == 0 ? "as many as before" : "\(change > 0 ? "up" : "down") \(NumberWords.whole(abs(change)))"
    let entered = found.moved.count { $0.isCrossing && $0.after.category == .poor }
    guard entered > 0 else { return "\(name) \(way)" }
    let reasons = found.reasons(into: .poor).prefix(3).map { "\($0.customers) by \(title($0.cause))" }
    return "\(name) \(way): of \(NumberWords.whole(entered)) that fell to it \(reasons.joined(separator: ", "))"
  }

  func subject(_ row: DifferenceView.Row) -> Piece {
    switch row {
    case .heading(let title): Piece(title, .heading, emphasis: .bold)
    case .moved(let move): Piece(name(move.after))
    case .came(let one), .left(let one): Piece(name(one))
    case .cause(let sum): Piece(title(sum.cause).capitalizedFirst)
    }
  }

  private func name(_ one: PortfolioDifference.Standing) -> String { "\(one.customer) \(one.name)".withoutOuterBlanks }

  func points(_ row: DifferenceView.Row) -> Piece {
    switch row {
    case .heading, .came, .left: return Piece("")
    case .moved(let move):
      guard let points = move.points else { return Piece("–", .muted) }
      return Piece("\(points > 0 ? "+" : "")\(points)", HealthWords.tone(change: Double(points)))
    case .cause(let sum): return Piece(Self.signed(sum.points), HealthWords.tone(change: sum.points))
    }
  }

  func change(_ row: DifferenceView.Row) -> [Piece] {
    switch row {
    case .heading: []
    case .moved(let move): [standing(move.before), Piece(" to "), standing(move.after)]
    case .came(let one), .left(let one): [standing(one)]
    case .cause(let sum): [Piece("of \(counted(sum.customers, "customer"))", .muted)]
    }
  }

  private func standing(_ one: PortfolioDifference.Standing) -> Piece {
    guard let score = one.score, let category = one.category else { return Piece("no score", .muted) }
    return Piece("\(score) \(HealthWords.status(category, in: health))", HealthWords.tone(category))
  }

  func reason(_ row: DifferenceView.Row) -> String {
    guard case .moved(let move) = row, let reason = move.firstReason else { return "" }
    return "\(title(reason.cause)) \(Self.signed(reason.points))"
  }

  private func title(_ cause: PointsLine.Cause) -> String { CauseWords.title(cause, in: health) }
}
