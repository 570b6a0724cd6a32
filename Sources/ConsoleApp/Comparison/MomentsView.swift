import CustomerSuccess
import TerminalUI

/// One population as it stood at another moment and as it stands, each difference with its test; who came and who left since.
/// Nothing can be changed here.
struct MomentsView: Hashable, Sendable {
  let request: DifferenceRequest
  private(set) var found: MomentComparison?
  private(set) var refused: String?
  private(set) var rows: [Row] = []
  private var chosen = ChosenRow()

  init(_ request: DifferenceRequest) { self.request = request }

  enum Row: Hashable, Sendable {
    case heading(String)
    case one(MomentComparison.Standing)
  }

  mutating func receive(_ news: DifferenceNews) {
    switch news {
    case .sideBySide(let found): (self.found, refused) = (found, nil)
    case .refused(let words): refused = words
    case .found: return
    }
    rows = found.map { MomentsView.rows(of: $0, MomentWords.alone(isNarrowed: isNarrowed)) } ?? []
    chosen = ChosenRow()
  }

  /// By a filter, of every screen or of this comparison.
  private var isNarrowed: Bool { !request.scope.isEmpty || !(request.comparing ?? "").isEmpty }

  private static func rows(of found: MomentComparison, _ titles: (later: String, earlier: String)) -> [Row] {
    func section(_ title: String, _ ones: [MomentComparison.Standing]) -> [Row] {
      ones.isEmpty ? [] : [.heading("\(title): \(NumberWords.whole(ones.count))")] + ones.map(Row.one)
    }
    return section(titles.later, found.came) + section(titles.earlier, found.left)
  }

  mutating func press(_ key: Key) -> LookOutcome {
    chosen.look(key, of: rows.count) { if case .one(let one) = rows[$0] { one.customer } else { nil } }
  }

  mutating func click(_ point: Point, on size: Size) -> OverlayHit {
    let dialog = dialog(on: size)
    return chosen.click(
      at: point, in: dialog, on: size, below: MomentsView.head, height: height(dialog.content(on: size).size),
      of: rows.count)
  }
}

// MARK: Drawing

extension MomentsView {
  private static let figures = MomentComparison.Figure.all.count
  /// Lines above those who came and left: either side, who is tested, an empty one, the table with its header, and what is said below it.
  static let head = 4 + 1 + figures + 2

  private func dialog(on size: Size) -> Dialog {
    let whom = [request.scope, request.comparing ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
    return Dialog(
      title: "Compared with \(request.from), as \(request.manner.rawValue)\(whom.isEmpty ? "" : " · \(whom)")",
      content: Size(width: min(size.width - 4, 120), height: max(MomentsView.head + 2, size.height - 6)))
  }

  private func height(_ content: Size) -> Int { max(1, content.height - MomentsView.head - 1) }

  func draw(on canvas: inout Canvas) {
    dialog(on: canvas.size).draw(on: &canvas) { canvas in
      drawAll(on: &canvas)
      let opens = [("enter", "open the customer"), ("esc", "leave")]
      canvas.writeKeyHints(rows.isEmpty ? [("esc", "leave")] : opens, y: canvas.height - 1)
    }
  }

  private func drawAll(on canvas: inout Canvas) {
    guard let found else {
      canvas.writeWait("putting a copy back to \(request.from) and comparing …", refused: refused)
      return
    }
    let names = (before: request.from, after: "Now")
    let indent = max(names.before.count, names.after.count) + 3
    for (y, side) in [(names.before, found.before), (names.after, found.after)].enumerated() {
      canvas.write(side.0, at: Point(x: 1, y: y), tone: .heading)
      canvas.write(
        ComparisonWords.counts(side.1.sums), at: Point(x: indent, y: y), maxWidth: canvas.width - indent - 1)
    }
    canvas.write(MomentWords.tested(found, isNarrowed: isNarrowed), at: Point(x: 1, y: 2), maxWidth: canvas.width - 2)
    drawFigures(found, names, on: &canvas)
    let height = height(canvas.size)
    canvas.draw(in: Rect(x: 0, y: MomentsView.head, width: canvas.width, height: height)) { canvas in
      list.draw(
        top: chosen.first(in: height), total: rows.count, selected: chosen.place, isFocused: true, on: &canvas
      ) { rows.indices.contains($0) ? rows[$0] : nil }
    }
  }

  private func drawFigures(
    _ found: MomentComparison, _ names: (before: String, after: String), on canvas: inout Canvas
  ) {
    let figures = found.rows
    canvas.draw(in: Rect(x: 0, y: 4, width: canvas.width, height: figures.count + 1)) { canvas in
      table(names, of: found.scoredAtBoth).draw(
        top: 0, total: figures.count, selected: -1, isFocused: false, on: &canvas
      ) { figures[$0] }
    }
    canvas.write(
      "p is corrected for all of them; above 0.05 a difference may well be chance",
      at: Point(x: 1, y: MomentsView.head - 2), tone: .muted, maxWidth: canvas.width - 2)
    canvas.write(
      MomentWords.untested, at: Point(x: 1, y: MomentsView.head - 1), tone: .muted, maxWidth: canvas.width - 2)
  }

  private func table(
    _ names: (before: String, after: String), of count: Int
  ) -> Table<MomentComparison.Row> {
    let widths: [(ColumnWidth, priority: Int)] = [
      (.flexible(minimum: 15, weight: 1), 0), (.fixed(max(8, min(names.before.count, 10))), 0), (.fixed(7), 0),
      (.fixed(10), 0), (.fixed(9), 0), (.fixed(18), 2), (.fixed(7), 1), (.fixed(7), 0),
    ]
    let titles = ["", names.before, names.after, "Difference", "Same ones", "95 %", "Test", "p"]
    return Table(
      columns: zip(titles, widths).enumerated().map { place, column in
        .init(column.0, column.1.0, priority: column.1.priority, isRight: place > 0) { row in
          let isFound = row.p.map { $0 <= Insight.level } ?? false
          return [Piece(MomentWords.cells(row, of: count)[place], isFound && place >= 4 ? .title : .text)]
        }
      })
  }

  private var list: Table<Row> {
    var table = Table<Row>(columns: [
      .init("", .flexible(minimum: 22, weight: 3)) { row in
        switch row {
        case .heading(let title): [Piece(title, .heading, emphasis: .bold)]
        case .one(let one): [Piece(MomentWords.standing(one)[0])]
        }
      },
      .init("", .fixed(9), isRight: true) { row in
        guard case .one(let one) = row else { return [] }
        return [Piece(MomentWords.standing(one)[1], one.score == nil ? .muted : .text)]
      },
    ])
    table.hasHeader = false
    return table
  }
}

// MARK: Keys and lines

/// A population and a past moment, as they were typed.
struct ComparedMoments: Hashable, Sendable {
  /// Empty for everybody.
  var filter: String
  var from: String
  var manner: PastMoment.Manner

  /// `tier:enterprise 2026-08-01 known`: the day ends the line, alone or with how it is looked at. Nil without one.
  static func read(_ line: String) -> ComparedMoments? {
    let words = line.split(separator: " ").map(String.init)
    for count in [2, 1] where words.count >= count {
      guard case .past(let from, let manner)? = PastWish(line: words.suffix(count).joined(separator: " ")) else {
        continue
      }
      return ComparedMoments(filter: words.dropLast(count).joined(separator: " "), from: from, manner: manner)
    }
    return nil
  }
}

extension Console {
  /// How those whom the filter names stood then, against how they stand.
  mutating func compare(_ moments: ComparedMoments) -> [Effect] {
    guard !PastWish.isLater(moments.from, than: now, in: setting.zone) else {
      return [.complain("compare: found '\(moments.from)', \(PastWish.notLater)")]
    }
    do throws(FilterError) {
      if try ComparedFilters.read(moments.filter, me: setting.me) != nil {
        return [
          .complain("compare: found '\(moments.filter)' and '\(moments.from)', expected two filters, or one and a day")
        ]
      }
      _ = try Filter.parse(moments.filter, in: .customers, me: setting.me)
    } catch {
      return [.complain("compare: \(error.message)")]
    }
    let request = differenceRequest(from: moments.from, moments.manner, comparing: moments.filter)
    overlay = .moments(MomentsView(request))
    return [.compare(request)]
  }

  mutating func press(_ key: Key, in view: inout MomentsView) -> [Effect] {
    let outcome = view.press(key)
    return follow(outcome, in: .moments(view))
  }
}
