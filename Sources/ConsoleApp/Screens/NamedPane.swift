/// A list that stands behind others on its screen, with the name by which it is had from anywhere.
struct NamedPane: Hashable, Sendable {
  var name: String
  /// What is to be seen there.
  var title: String
  var screen: ScreenID
  var pane: PaneID

  private init(_ name: String, _ title: String, _ pane: PaneID, on screen: ScreenID) {
    (self.name, self.title, self.pane, self.screen) = (name, title, pane, screen)
  }

  static let all: [NamedPane] = [
    NamedPane("sessions", "Training: sessions, seats, who was there", .sessions, on: .training),
    NamedPane("learning", "Training: whether people learn, gaps, stale content", .learning, on: .training),
    NamedPane("owners", "Segments: the book of business by owner", .book, on: .segments),
    NamedPane("funnel", "Journeys: how far cohorts come, and where it sticks", .funnel, on: .journeys),
    NamedPane("outbox", "Outreach: messages to customers", .messages, on: .outreach),
    NamedPane("programmes", "Outreach: campaigns and programmes", .programmes, on: .outreach),
    NamedPane("opportunities", "Outreach: what may grow", .opportunities, on: .outreach),
    NamedPane("pipeline", "Outreach: opportunities by owner and quarter", .pipeline, on: .outreach),
    NamedPane("retention", "Metrics: recurring revenue, and who stays", .movements, on: .metrics),
    NamedPane("cohorts", "Metrics: who stays, by when they began", .cohorts, on: .metrics),
    NamedPane("quality", "Metrics: how well support does", .quality, on: .metrics),
    NamedPane("causes", "Metrics: root causes of tickets", .causes, on: .metrics),
    NamedPane("articles", "Metrics: the knowledge base", .articles, on: .metrics),
    NamedPane("initiatives", "Metrics: what is to become better", .initiatives, on: .metrics),
    NamedPane("roadmap", "Metrics: initiatives by quarter", .roadmap, on: .metrics),
    NamedPane("feedback", "Metrics: what customers say", .feedback, on: .metrics),
  ]

  static func called(_ name: String) -> NamedPane? { all.first { $0.name == name.lowercased() } }
}

extension Console {
  /// As if its screen had been opened and the list gone to.
  mutating func show(_ place: NamedPane) {
    guard let target = Screen.all.first(where: { $0.id == place.screen }) else { return }
    show(target)
    giveKeys(to: place.pane, of: target.id)
  }
}
