/// A console without a terminal: for pictures, and for tests.
extension Console {
  /// Answers what the console asks, and what it asks because of that, until it asks nothing more.
  public mutating func settle(_ effects: [Effect], by answer: (AnyQuestion) throws -> AnyAnswer) rethrows {
    var open = effects
    while !open.isEmpty {
      var next: [Effect] = []
      for case .ask(let pane, let number, let question) in open {
        next += handle(.answer(pane, number: number, try answer(question)))
      }
      open = next
    }
  }

  /// The names by which `show(screen:)` knows the screens, in the order of their numbers.
  public static var screenNames: [String] { Screen.all.map(\.id.name) }

  /// The names by which `enter(pane:)` knows the panes of the screen that is shown.
  public var paneNames: [String] { screen.panes.map(\.description) }

  /// False when there is no such screen.
  public mutating func show(screen name: String) -> Bool {
    guard let target = Screen.all.first(where: { $0.id.name == name }) else { return false }
    show(target)
    return true
  }

  /// Gives the keys to a pane; false when the screen has no such pane.
  public mutating func enter(pane name: String) -> Bool {
    guard let pane = screen.panes.first(where: { $0.description == name }) else { return false }
    giveKeys(to: pane, of: screen.id)
    return true
  }
}
