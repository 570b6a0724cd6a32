/// Somebody's part in the team: where the console starts, and what it is narrowed to.
public enum Role: String, CaseIterable, Sendable {
  case csm, lead, manager

  public var title: String {
    switch self {
    case .csm: "Customer success manager"
    case .lead: "Support lead"
    case .manager: "Manager"
    }
  }

  /// In the filter language; empty for everything.
  public var scope: String {
    switch self {
    case .csm: "owner:me"
    case .lead, .manager: ""
    }
  }

  var screen: Screen {
    switch self {
    case .csm: .myDay
    case .lead: .tickets
    case .manager: .overview
    }
  }

  /// The pane of that screen which has the keys.
  var pane: PaneID {
    switch self {
    case .csm: .myDay
    case .lead: .queue
    case .manager: .portfolio
    }
  }
}
