import TerminalUI

extension ScreenID {
  static let journeys = ScreenID("journeys")
}

extension Screen {
  static let journeys = Screen(
    id: .journeys, number: 7, title: "Journeys", panes: [.journeys, .journey, .funnel], pages: [.journey: [.journeys]],
    least: desk
  ) { rect in
    let columns = desk(rect)
    let left = Layout.rows(columns[0], [.flexible(weight: 3, minimum: 12), .flexible(weight: 2, minimum: 10)])
    return [.journeys: left[0], .funnel: left[1], .journey: columns[1]]
  }
}
