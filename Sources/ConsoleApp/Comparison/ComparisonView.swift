import CustomerSuccess
import SuccessStore
import TerminalUI

/// Two filters to be held against each other, as they were typed.
struct ComparedFilters: Hashable, Sendable {
  var first: Side
  var second: Side

  struct Side: Hashable, Sendable {
    var text: String
    var filter: Filter
  }

  /// Of those that every screen is narrowed to.
  func question(in scope: Filter) -> ComparisonQuery {
    ComparisonQuery(scope.and(first.filter), with: scope.and(second.filter))
  }

  /// `tier:enterprise with tier:starter`: parted at the first `with` that has a filter on either side. Nil without one.
  static func read(_ line: String, me: String) throws(FilterError) -> ComparedFilters? {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    var trouble: FilterError?
    for (place, word) in words.enumerated() where word.lowercased() == "with" {
      let texts = [words[..<place], words[(place + 1)...]].map { $0.joined(separator: " ").withoutOuterBlanks }
      guard texts.allSatisfy({ !$0.isEmpty }) else { continue }
      do throws(FilterError) { return try ComparedFilters(texts[0], texts[1], me: me) } catch {
        trouble = trouble ?? error
      }
    }
    if let trouble { throw trouble }
    return nil
  }

  init(_ first: String, _ second: String, me: String) throws(FilterError) {
    self.first = Side(text: first, filter: try Filter.parse(first, in: .customers, me: me))
    self.second = Side(text: second, filter: try Filter.parse(second, in: .customers, me: me))
  }
}

/// Two segments side by side, each difference with its test. Nothing can be changed here.
struct ComparisonView: Hashable, Sendable {
  let filters: ComparedFilters
  private(set) var compared: ComparedPopulations?
  private var trouble: StoreError?

  init(_ filters: ComparedFilters) { self.filters = filters }

  /// False when it is to be closed.
  func press(_ key: Key) -> Bool { ![.escape, .control("c"), .character("q"), .enter].contains(key) }

  mutating func receive(_ answer: Answered<ComparisonQuery>) {
    switch answer {
    case .success(let found): (compared, trouble) = (found, nil)
    case .failure(let error): trouble = error
    }
  }

  func place(on size: Size) -> Rect {
    dialog(on: size).place(on: Rect(x: 0, y: 0, width: size.width, height: size.height))
  }
}

// MARK: Drawing

extension ComparisonView {
  /// Lines above the figures: either side, and an empty one.
  private static let head = 3

  private func dialog(on size: Size) -> Dialog {
    let height = Self.head + 1 + PopulationComparison.Figure.allCases.count + 3
    return Dialog(title: "Segments compared", content: Size(width: min(size.width - 4, 100), height: height))
  }

  func draw(on canvas: inout Canvas) {
    dialog(on: canvas.size).draw(on: &canvas) { canvas in
      drawFigures(on: &canvas)
      canvas.writeKeyHints([("esc", "leave")], y: canvas.height - 1)
    }
  }

  private func drawFigures(on canvas: inout Canvas) {
    guard let compared, compared.shared == 0 else {
      return canvas.writeWait("reading …", refused: refusal)
    }
    let sides = [
      ("First", filters.first.text, compared.found.first), ("Second", filters.second.text, compared.found.second),
    ]
    for (y, side) in sides.enumerated() {
      canvas.write(side.0, at: Point(x: 1, y: y), tone: .heading)
      canvas.write(ComparisonWords.side(side.1, side.2), at: Point(x: 8, y: y), maxWidth: canvas.width - 9)
    }
    let rows = compared.found.rows
    canvas.draw(in: Rect(x: 0, y: Self.head, width: canvas.width, height: rows.count + 1)) { canvas in
      table.draw(top: 0, total: rows.count, selected: -1, isFocused: false, on: &canvas) { rows[$0] }
    }
    canvas.write(
      "p is corrected for all of them; above 0.05 a difference may well be chance",
      at: Point(x: 1, y: Self.head + rows.count + 1), tone: .muted, maxWidth: canvas.width - 2)
  }

  private var refusal: String? {
    if let trouble { return trouble.description }
    guard let compared else { return nil }
    return
      "\(filters.first.text) and \(filters.second.text) are not compared: \(ComparisonWords.shared(compared.shared)), "
      + "and nobody is tested against themselves"
  }

  private var table: Table<PopulationComparison.Row> {
    let widths: [(ColumnWidth, priority: Int)] = [
      (.flexible(minimum: 17, weight: 1), 0), (.fixed(8), 0), (.fixed(8), 0), (.fixed(10), 0), (.fixed(18), 1),
      (.fixed(7), 2), (.fixed(7), 0),
    ]
    return Table(
      columns: zip(["", "First", "Second", "Difference", "95 %", "Test", "p"], widths).enumerated().map {
        place, column in
        .init(column.0, column.1.0, priority: column.1.priority, isRight: place > 0) { row in
          let isFound = row.p.map { $0 <= Insight.level } ?? false
          return [Piece(ComparisonWords.cells(row)[place], isFound && place >= 3 ? .title : .text)]
        }
      })
  }
}

// MARK: Keys and lines

extension Console {
  static let comparisonExpected =
    "expected two filters with 'with' between them, as in: compare tier:enterprise with tier:starter, "
    + "or a filter and a past day, as in: compare tier:enterprise 2026-10-01"

  /// `tier:enterprise with tier:starter`, `tier:enterprise 2026-10-01`
  mutating func compare(_ line: String) -> [Effect] {
    if let moments = ComparedMoments.read(line) { return compare(moments) }
    do throws(FilterError) {
      guard let filters = try ComparedFilters.read(line, me: setting.me) else {
        return [.complain("compare: \(line.isEmpty ? "" : "found '\(line)', ")\(Console.comparisonExpected)")]
      }
      overlay = .comparison(ComparisonView(filters))
      return []
    } catch {
      return [.complain("compare: \(error.message)")]
    }
  }
}
