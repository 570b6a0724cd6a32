import TerminalUI

extension ScreenID {
  static let outreach = ScreenID("outreach")
}

extension Screen {
  /// What fired and what was written of it, the programmes, the opportunities: each with its page, one after the other.
  static let outreach = Screen(
    id: .outreach, number: 8, title: "Outreach",
    panes: [
      .firings, .outreach, .messages, .programmes, .members, .programme, .opportunities, .opportunity, .pipeline,
    ],
    pages: [
      .outreach: [.firings, .messages], .members: [.programmes], .programme: [.programmes],
      .opportunity: [.opportunities],
    ],
    parts: [
      [.firings, .outreach, .messages], [.programmes, .members, .programme], [.opportunities, .opportunity, .pipeline],
    ], least: desk
  ) { rect in
    let columns = desk(rect)
    let left = Layout.rows(columns[0], [.flexible(weight: 3, minimum: 12), .flexible(weight: 2, minimum: 10)])
    // The framework's programmes whole, and who is in the chosen one below them.
    let programmes = Layout.rows(columns[0], [.fixed(11), .flexible(minimum: 10)])
    return [
      .firings: left[0], .messages: left[1], .outreach: columns[1], .programmes: programmes[0],
      .members: programmes[1], .programme: columns[1], .opportunities: left[0], .opportunity: columns[1],
      .pipeline: left[1],
    ]
  }
}
