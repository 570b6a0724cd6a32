import TerminalUI

extension Screen {
  /// Every screen there is, in the order of their numbers.
  static let all: [Screen] = [
    .myDay, .overview, .customers, .tickets, .actions, .training, .segments, .journeys, .outreach, .metrics,
  ]
}

extension ScreenID {
  static let myDay = ScreenID("myDay")
  static let overview = ScreenID("overview")
  static let customers = ScreenID("customers")
  static let tickets = ScreenID("tickets")
  static let actions = ScreenID("actions")
  static let training = ScreenID("training")
  static let segments = ScreenID("segments")
  static let metrics = ScreenID("metrics")
}

extension Screen {
  static let myDay = Screen(
    id: .myDay, number: 0, title: "My day", panes: [.myDay, .dayCustomer], pages: [.dayCustomer: [.myDay]],
    least: desk
  ) { rect in
    let columns = desk(rect)
    return [.myDay: columns[0], .dayCustomer: columns[1]]
  }

  static let overview = Screen(
    id: .overview, number: 1, title: "Overview",
    panes: [.portfolio, .customer, .actions, .tickets, .training, .activity],
    pages: [.customer: [.actions, .tickets], .activity: [.actions, .tickets]]
  ) { rect in
    // The third column comes when the queue has all its columns beside it: none is lost to it.
    let isVeryWide = rect.width >= 188
    let left = Length.fixed(min(54, rect.width * 17 / 40))
    let columns = Layout.columns(
      rect, isVeryWide ? [left, .flexible(weight: 3), .flexible(weight: 1, minimum: 44)] : [left, .flexible()])
    let leftRows = Layout.rows(columns[0], [.fixed(12), .flexible(minimum: 6), .fixed(8)])
    // On a tall screen the customer has said all there is to say, and the queue takes the rest.
    let isTall = rect.height > 44
    let right = Layout.rows(
      columns[1], [isTall ? .fixed(23) : .flexible(weight: 17, minimum: 12), .flexible(weight: 15, minimum: 8)])
    var places: [PaneID: Rect] = [
      .portfolio: leftRows[0], .actions: leftRows[1], .training: leftRows[2], .customer: right[0], .tickets: right[1],
    ]
    if isVeryWide { places[.activity] = columns[2] }
    return places
  }

  static let customers = Screen(
    id: .customers, number: 2, title: "Customers", panes: [.customers, .customerDetail],
    pages: [.customerDetail: [.customers]], least: desk
  ) { rect in
    let columns = desk(rect)
    return [.customers: columns[0], .customerDetail: columns[1]]
  }
}
