import TerminalUI

extension ScreenID {
  static let outreach = ScreenID("outreach")
}

extension Screen {
  static let outreach = Screen(
    id: .outreach, number: 8, title: "Outreach", panes: [.firings, .outreach, .messages],
    pages: [.outreach: [.firings, .messages]], least: desk
  ) { rect in
    let columns = desk(rect)
    let left = Layout.rows(columns[0], [.flexible(weight: 3, minimum: 12), .flexible(weight: 2, minimum: 10)])
    return [.firings: left[0], .messages: left[1], .outreach: columns[1]]
  }
}
