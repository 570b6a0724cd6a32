import CustomerSuccess
import SuccessStore
import TerminalUI

extension PlanView {
  func dialog(on size: Size) -> Dialog {
    Dialog(
      title: "Plan of \(draft?.names ?? request.path)",
      content: Size(width: min(size.width - 4, 170), height: max(5, size.height - 6)))
  }

  /// Lines of rows: above them stand the counts, below them the chosen row in full and the keys.
  func height(_ content: Size) -> Int {
    max(1, content.height - head(content.width).count - 1 - PlanView.below)
  }

  /// The counts, and how well the scores would have told who left, however many lines they take.
  func head(_ width: Int) -> [String] {
    [PlanWords.counts(plan), PlanWords.backTest(plan)].compactMap(\.self).flatMap {
      Paragraph.wrap($0, width: max(1, width - 2), glyphs: .unicode)
    }
  }

  private static let below = 4

  func draw(on canvas: inout Canvas, zone: Zone, rules: OutreachRules, model: HealthModel, canApply: Bool) {
    dialog(on: Size(width: canvas.width, height: canvas.height)).draw(on: &canvas) { canvas in
      drawRows(
        PlanRowWords(plan, zone: zone, rules: rules, models: (model, draft?.rulebook.health ?? model)), on: &canvas)
      let hints =
        isAsking
        ? [("y", "apply, as one entry of the log"), ("any other key", "not now")]
        : [("enter", "open it")] + (canApply ? [("a", "apply")] : []) + [("esc", "leave")]
      canvas.writeKeyHints(draft == nil ? [("esc", "leave")] : hints, y: canvas.height - 1)
    }
  }

  private var plan: RulebookPlan { if case .found(_, _, let plan)? = news { plan } else { RulebookPlan() } }

  private func drawRows(_ words: PlanRowWords, on canvas: inout Canvas) {
    guard draft != nil else {
      canvas.writeWait("reading \(request.path) and reckoning …", refused: refused)
      return
    }
    let head = head(canvas.width)
    for (y, line) in head.enumerated() { canvas.write(line, at: Point(x: 1, y: y), tone: .title) }
    let (rows, height) = (rows, height(canvas.size))
    let glyphs = canvas.glyphs
    canvas.draw(in: Rect(x: 0, y: head.count + 1, width: canvas.width, height: height)) { canvas in
      table(words, glyphs).draw(
        top: chosen.first(in: height), total: rows.count, selected: chosen.place, isFocused: true, on: &canvas
      ) { rows.indices.contains($0) ? rows[$0] : nil }
    }
    drawChosen(rows, words, on: &canvas)
  }

  private func table(_ words: PlanRowWords, _ glyphs: GlyphSet) -> Table<Row> {
    var table = Table<Row>(columns: [
      .init("", .flexible(minimum: 24, weight: 3)) { [words.subject($0)] },
      .init("", .flexible(minimum: 24, weight: 3)) { words.change($0) },
      .init("", .flexible(minimum: 16, weight: 4), priority: 1) { [Piece(words.reason($0), .muted)] },
    ])
    table.hasHeader = false
    return table
  }

  /// Whatever its row has no room for.
  private func drawChosen(_ rows: [Row], _ words: PlanRowWords, on canvas: inout Canvas) {
    guard rows.indices.contains(chosen.place) else { return }
    let lines = Paragraph.wrap(words.whole(rows[chosen.place]), width: canvas.width - 2, glyphs: canvas.glyphs)
    for (line, y) in zip(lines.prefix(2), [canvas.height - 4, canvas.height - 3]) {
      canvas.write(line, at: Point(x: 1, y: y), tone: .muted)
    }
  }
}

/// A plan's rows in words.
struct PlanRowWords {
  private let plan: RulebookPlan
  private let zone: Zone
  private let rules: OutreachRules
  private let models: (before: HealthModel, after: HealthModel)

  init(
    _ plan: RulebookPlan, zone: Zone, rules: OutreachRules, models: (before: HealthModel, after: HealthModel)
  ) {
    self.models = models
    self.plan = plan
    self.zone = zone
    self.rules = rules
  }

  private func customer(_ id: CustomerID) -> String { "\(id) \(plan.names[id] ?? "")".withoutOuterBlanks }

  func subject(_ row: PlanView.Row) -> Piece {
    switch row.content {
    case .heading(let title): Piece(title, .heading, emphasis: .bold)
    case .warning(let words): Piece(words, .atRisk)
    case .value(let one): Piece("\(one.file) \(one.change.path)")
    case .category(let one): Piece(customer(one.customer))
    case .deadline(let one): Piece("\(one.ticket) \(one.clock.rawValue)")
    case .firing(let one, _): Piece(customer(one.customer))
    case .membership(let one): Piece(customer(one.customer))
    }
  }

  func change(_ row: PlanView.Row) -> [Piece] {
    switch row.content {
    case .heading, .warning: []
    case .value(let one): move(one.change.before ?? "nothing", one.change.after ?? "none")
    case .category(let one):
      move(score(one.before, one.scoreBefore, models.before), score(one.after, one.scoreAfter, models.after))
    case .deadline(let one):
      move(PlanWords.moment(one.before, in: zone), PlanWords.moment(one.after, in: zone))
    case .firing(let one, _): [Piece(rules.title(of: one.trigger), .accent)]
    case .membership(let one):
      [Piece("\(one.enters ? "enters" : "leaves") ", .muted), Piece(rules.title(of: one.programme), .accent)]
    }
  }

  func reason(_ row: PlanView.Row) -> String {
    switch row.content {
    case .heading, .warning, .category: ""
    case .value(let one): "moves \(one.change.moves)"
    case .deadline(let one): customer(one.customer)
    case .firing(let one, _): one.words
    case .membership(let one): one.why
    }
  }

  func whole(_ row: PlanView.Row) -> String {
    let parts = [subject(row).text, change(row).map(\.text).joined(), reason(row)]
    return parts.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func move(_ before: String, _ after: String) -> [Piece] {
    [Piece(before), Piece(" → ", .muted), Piece(after, .accent)]
  }

  private func score(_ category: HealthCategory?, _ score: Int?, _ model: HealthModel) -> String {
    [PlanWords.category(category, in: model), score.map(String.init)].compactMap(\.self).joined(separator: " ")
  }
}
