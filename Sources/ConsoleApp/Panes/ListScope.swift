import CustomerSuccess
import TerminalUI

/// A part of a list that people look at again and again, such as their own.
protocol ListScope: CaseIterable, Hashable, Sendable {
  /// `mine`, for the frame.
  var title: String { get }
  /// In the filter language; empty for everything.
  var filterText: String { get }
  static var subject: Field.Subject { get }
}

extension ListScope {
  func filter(_ me: String) -> Filter {
    do throws(FilterError) { return try Filter.parse(filterText, in: Self.subject, me: me) } catch { return Filter() }
  }

  /// So many views on, round and round.
  func next(_ step: Int) -> Self {
    let all = Array(Self.allCases)
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + step + all.count) % all.count]
  }
}

/// What the lists with views have in common.
enum DeskAction: String, PaneAction {
  case open, view, viewBack

  var title: String {
    switch self {
    case .open: "The chosen one's page"
    case .view: "The next view: all, mine and so on"
    case .viewBack: "The view before"
    }
  }

  var keys: [Key] {
    switch self {
    case .open: [.enter, .right, .character("l")]
    case .view: [.character("]")]
    case .viewBack: [.character("[")]
    }
  }

  var hint: String? {
    switch self {
    case .open: "open"
    case .view: "view"
    case .viewBack: nil
    }
  }
}
