import CustomerSuccess
import TerminalUI

/// A list that is ordered by one of its columns after the other, and either way round.
protocol OrderedPane: ListPane where Action == OrderAction<Opening> {
  associatedtype Opening: OpeningWords
  associatedtype Sort: CaseIterable & RawRepresentable where Sort.RawValue == String

  var sort: Sort { get set }
  var descending: Bool { get set }
  /// Which way round an order begins.
  static func startsDescending(_ sort: Sort) -> Bool
  /// The column that shows it; nil where none does.
  static func heading(of sort: Sort) -> String?
  /// The page that Enter leads to.
  var opened: PaneID { get }
  /// What a row is.
  var noun: String { get }
  /// What Enter on a row does; else it leads to that page.
  func enter(_ row: Row) -> [Effect]
}

/// What Enter leads to, in words for help.
protocol OpeningWords: Hashable, Sendable {
  static var title: String { get }
}

enum OrderAction<Opening: OpeningWords>: String, PaneAction {
  case open, sort, reverse

  var title: String {
    switch self {
    case .open: Opening.title
    case .sort: "Sort by the next column"
    case .reverse: "Turn the order round"
    }
  }

  var keys: [Key] {
    switch self {
    case .open: [.enter, .right, .character("l")]
    case .sort: [.character("s")]
    case .reverse: [.character("r")]
    }
  }

  var isForRows: Bool { self == .open }

  var hint: String? { self == .reverse ? nil : rawValue }
}

extension OrderedPane {
  var opening: Action { .open }

  var order: String { SortWords.text(sort, descending) }

  mutating func setOrder(_ words: String) {
    guard let told: (sort: Sort, descending: Bool) = SortWords.read(words) else { return }
    (sort, descending) = told
    list.rows.reload()
  }

  var ownOrder: String? { nil }

  mutating func order(byHeading title: String) -> Bool {
    guard let told = Sort.allCases.first(where: { Self.heading(of: $0) == title }) else { return false }
    if told.rawValue == sort.rawValue {
      descending.toggle()
    } else {
      sort = told
      descending = Self.startsDescending(told)
    }
    list.rows.reload()
    return true
  }

  func enter(_ row: Row) -> [Effect] { [.enter(opened)] }

  func refusal(of action: Action, in scene: Scene) -> String? { action == .open ? nothingChosen(noun) : nil }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .open: return list.chosen.map(enter) ?? []
    case .sort:
      let sorts = Array(Sort.allCases)
      let place = sorts.firstIndex { $0.rawValue == sort.rawValue } ?? 0
      sort = sorts[(place + 1) % sorts.count]
      descending = Self.startsDescending(sort)
    case .reverse: descending.toggle()
    }
    list.rows.reload()
    return []
  }
}

/// An order as saved views keep it.
enum SortWords {
  private static let downwards = "descending"

  static func text(_ sort: some RawRepresentable<String>, _ descending: Bool) -> String {
    descending ? "\(sort.rawValue) \(downwards)" : sort.rawValue
  }

  /// Nil for what is no order of this kind.
  static func read<Sort: RawRepresentable<String>>(_ words: String) -> (sort: Sort, descending: Bool)? {
    let parts = words.split(separator: " ")
    guard let first = parts.first, let sort = Sort(rawValue: String(first)) else { return nil }
    return (sort, parts.dropFirst().contains { $0 == downwards })
  }
}
