import SuccessStore
import TerminalUI

/// The search through everything: a line to type in, and what it finds as one types.
///
/// Whoever shows it asks its `question` when that changes, hands the answer to `receive`, and acts on the outcome.
struct SearchView: Hashable, Sendable {
  private(set) var field = TextField("")
  private(set) var hits: [SearchHit] = []
  private var chosen = 0
  private var isAnswered = false
  private var trouble: StoreError?

  /// As many as anyone reads; more letters find the rest.
  static let limit = 50
  /// No thing is looked for by more letters: what was pasted by mistake is not looked for letter by letter.
  static let longest = 200

  enum Outcome: Hashable {
    case searching
    case chosen(SearchHit)
    case cancelled
  }

  /// Nil while there is nothing to look for.
  var question: SearchQuery? {
    field.text.contains { !$0.isWhitespace } ? SearchQuery(field.text, limit: SearchView.limit) : nil
  }

  mutating func press(_ key: Key) -> Outcome {
    switch key {
    case .escape, .control("c"): return .cancelled
    case .enter: return hits.indices.contains(chosen) ? .chosen(hits[chosen]) : .searching
    case .down, .tab, .control("n"): move(by: 1)
    case .up, .backTab, .control("p"): move(by: -1)
    case .pageDown: move(by: 10)
    case .pageUp: move(by: -10)
    default: edit(key)
    }
    return .searching
  }

  private mutating func move(by step: Int) { chosen = min(max(0, chosen + step), max(0, hits.count - 1)) }

  /// What was found before stays in sight until the answer comes, unless nothing is looked for any more.
  private mutating func edit(_ key: Key) {
    let before = question
    field.press(key, openedBy: "/")
    if field.text.count > SearchView.longest { field = TextField(String(field.text.prefix(SearchView.longest))) }
    guard question != before else { return }
    chosen = 0
    isAnswered = false
    if question == nil { hits = [] }
  }

  mutating func receive(_ answer: Answered<SearchQuery>) {
    switch answer {
    case .success(let found):
      guard question != nil else { return }
      // The data may have changed: what was chosen stays so.
      let before = isAnswered && hits.indices.contains(chosen) ? hits[chosen].id : nil
      hits = found
      chosen = found.firstIndex { $0.id == before } ?? min(chosen, max(0, found.count - 1))
      trouble = nil
      isAnswered = true
    case .failure(let error): trouble = error
    }
  }
}

// MARK: Drawing

extension SearchView {
  private static func dialog(on size: Size) -> Dialog {
    Dialog(title: "Search", content: Size(width: min(size.width - 8, 132), height: max(3, size.height - 8)))
  }

  private func top(_ lines: Int) -> Int { max(0, chosen - lines + 1) }

  mutating func click(_ point: Point, on size: Size) -> OverlayHit {
    let dialog = SearchView.dialog(on: size)
    let lines = max(0, dialog.content(on: size).height - 2)
    let top = top(lines)
    let (hit, row) = dialog.row(at: point, on: size, from: 2, count: min(lines, hits.count - top))
    if hit == .row { chosen = top + row }
    return hit
  }

  func draw(on canvas: inout Canvas) {
    SearchView.dialog(on: Size(width: canvas.width, height: canvas.height)).draw(on: &canvas) { canvas in
      let line = Rect(x: 0, y: 0, width: canvas.width, height: 1)
      canvas.fill(line, on: .input)
      field.draw(in: Rect(x: 1, y: 0, width: canvas.width - 2, height: 1), on: &canvas)
      canvas.draw(in: Rect(x: 0, y: 2, width: canvas.width, height: canvas.height - 2)) { canvas in
        if hits.isEmpty { drawWords(on: &canvas) } else { drawHits(on: &canvas) }
      }
    }
  }

  private func drawWords(on canvas: inout Canvas) {
    if let trouble {
      canvas.write(trouble.description, at: Point(x: 1, y: 0), tone: .error)
    } else if question == nil {
      canvas.write(
        "Any part of a name, an id, a subject, a message, a description.", at: Point(x: 1, y: 0), tone: .muted)
      canvas.write("Enter opens what is chosen, Escape closes.", at: Point(x: 1, y: 1), tone: .muted)
    } else {
      let words = isAnswered ? "Nothing has all of these words in it. Try fewer letters." : "searching …"
      canvas.write(words, at: Point(x: 1, y: 0), tone: .muted)
    }
  }

  private func drawHits(on canvas: inout Canvas) {
    var table = Table<SearchHit>(columns: SearchView.columns)
    table.hasHeader = false
    let lines = Table<SearchHit>.rows(height: canvas.height, hasHeader: false)
    let top = top(lines)
    table.draw(top: top, total: hits.count, selected: chosen, isFocused: true, on: &canvas) { index in
      hits.indices.contains(index) ? hits[index] : nil
    }
  }

  private static var columns: [Table<SearchHit>.Column] {
    [
      .init("Kind", .fixed(8)) { [Piece($0.kind.rawValue, .muted)] },
      .init("Id", .fitting(10, most: 12)) { [Piece($0.shownID, .muted)] },
      .init("Title", .flexible(minimum: 22, weight: 3, wants: 36)) { $0.title.pieces() },
      .init("Customer", .flexible(minimum: 16, weight: 2, wants: 24), priority: 2) { hit in
        // A customer's own name is its title already.
        hit.kind == .customer ? [] : [Piece(hit.customerName, .muted)]
      },
      .init("Found", .flexible(minimum: 24, weight: 4), priority: 1) { $0.excerpt.pieces(tone: .muted) },
    ]
  }
}

extension SearchHit {
  /// By which one of several alike is told; an activity's and a contact's are nobody's words.
  fileprivate var shownID: String {
    switch kind {
    case .customer, .ticket, .action, .article: thing
    case .contact, .activity: customer?.text ?? ""
    }
  }
}

extension MarkedText {
  /// The text in pieces, what was found standing out.
  func pieces(tone: Tone = .text) -> [Piece] {
    let characters = Array(text)
    var pieces: [Piece] = []
    var place = 0
    for match in matches where match.lowerBound >= place && match.upperBound <= characters.count {
      if match.lowerBound > place { pieces.append(Piece(String(characters[place..<match.lowerBound]), tone)) }
      pieces.append(Piece(String(characters[match]), .match))
      place = match.upperBound
    }
    if place < characters.count { pieces.append(Piece(String(characters[place...]), tone)) }
    return pieces
  }
}
